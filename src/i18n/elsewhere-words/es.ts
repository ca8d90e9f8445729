/** Spanish. What every language needs is said where they are loaded. */

/** What is said in Spanish while the capture runs on another page. */
export const elsewhereEs = {
  hostedTitle: 'Verificación de identidad',
  hostedOpen: 'Abrir en una pestaña nueva',
  popupTitle: 'Continúe en la otra ventana',
  popupLead:
    'Se ha abierto una ventana para su verificación. Cuando termine, esta página seguirá por sí sola.',
  popupReopen: 'Abrir la ventana de nuevo',
};
