/** French. What every language needs is said where they are loaded. */

/** What is said in French while the capture runs on another page. */
export const elsewhereFr = {
  hostedTitle: 'Vérification d’identité',
  hostedOpen: 'Ouvrir dans un nouvel onglet',
  popupTitle: 'Continuez dans l’autre fenêtre',
  popupLead:
    'Une fenêtre s’est ouverte pour votre vérification. Quand vous aurez terminé, cette page avancera toute seule.',
  popupReopen: 'Rouvrir la fenêtre',
};
