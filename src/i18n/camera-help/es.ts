/** Spanish. */
import type { CameraWords, WayOut } from '../camera-words.ts';

const places: Readonly<Record<WayOut['place'], string>> = {
  top: 'en la parte superior de la pantalla',
  bottom: 'en la parte inferior de la pantalla',
  edge: 'en el borde de la pantalla',
};

/** As the apps themselves call it. */
const entries: Readonly<Record<WayOut['entry'], string>> = {
  browser: 'Abrir en el navegador',
  'external-browser': 'Abrir en navegador externo',
  'other-app': 'Abrir en otra aplicación',
  safari: 'Abrir en Safari',
};

/** What is said about cameras in Spanish. */
export const cameraEs: CameraWords = {
  sentences: {
    'env.insecure_context':
      'La cámara solo funciona en páginas seguras (https). En su lugar puede subir una foto.',
    'env.in_app_browser':
      'El navegador de esta aplicación no puede usar la cámara. Abra la página en su propio navegador o suba una foto.',
    'camera.permission_denied': 'La cámara está bloqueada para esta página. Permítala o suba una foto.',
    'camera.permission_dismissed':
      'Aún no se ha permitido la cámara. Pulse «Usar la cámara» y elija «Permitir», o suba una foto.',
    'camera.permission_pending':
      'Su navegador pregunta por la cámara: elija «Permitir», normalmente en la parte superior de la ventana. También puede subir una foto.',
    'camera.blocked_by_policy':
      'Esta página no puede usar la cámara. Suba una foto o continúe en su teléfono.',
    'camera.not_found': 'No se encontró ninguna cámara. Continúe en su teléfono o suba una foto.',
    'camera.in_use': 'Otra aplicación está usando la cámara.',
    'camera.in_use_by_page':
      'La cámara está ahora en uso en otra parte de esta página. Termine allí o pulse aquí «Usar la cámara».',
    'camera.failed': 'La cámara no se inicia. Inténtelo de nuevo o suba una foto.',
    'camera.ended': 'La cámara se desconectó. Conéctela de nuevo e inténtelo otra vez, o suba una foto.',
    'camera.paused':
      'Una llamada, otra aplicación o un interruptor de la cámara la ha pausado. Continuará por sí sola. También puede subir una foto.',
    'camera.no_frames':
      'La cámara no muestra imagen. Destápela o cierre otras aplicaciones que la usen e inténtelo de nuevo, o suba una foto.',
    'camera.unsuitable':
      'Con esta cámara la foto quizá no sea legible. Cambie de cámara, continúe en un teléfono o suba una foto.',
    'camera.needs_gesture': 'Su navegador espera antes de mostrar la cámara: pulse la imagen.',
  },
  allow: {
    chrome: [
      'Haga clic en el icono a la izquierda de la dirección web.',
      'Active «Cámara» o elija «Permitir» a su lado.',
    ],
    edge: [
      'Haga clic en el candado a la izquierda de la dirección web.',
      'Elija «Permitir» junto a «Cámara».',
    ],
    firefox: [
      'Haga clic en la cámara tachada a la izquierda de la dirección web.',
      'Quite «Bloqueado» junto a «Usar la cámara».',
    ],
    safari: [
      'Abra el menú Safari y elija «Ajustes para este sitio web».',
      'Elija «Permitir» junto a «Cámara».',
    ],
    chromePhone: [
      'Toque el icono a la izquierda de la dirección web y después «Permisos».',
      'Active «Cámara». Si no aparece, permita la cámara al navegador en los ajustes del teléfono.',
    ],
    firefoxPhone: [
      'Toque el icono a la izquierda de la dirección web.',
      'Toque «Cámara» hasta que diga «Permitido».',
    ],
    samsung: [
      'Toque el candado a la izquierda de la dirección web y después «Permisos».',
      'Toque «Cámara» y elija «Permitir».',
    ],
    safariPhone: [
      'Toque el icono junto a la dirección web y después «Ajustes del sitio web».',
      'Toque «Cámara» y elija «Permitir».',
    ],
    otherOnIphone: ['Abra los Ajustes del iPhone y elija este navegador.', 'Active «Cámara».'],
  },
  free: [
    'Cierre las videollamadas, por ejemplo en Zoom, Teams, Meet o FaceTime.',
    'Cierre otras pestañas y aplicaciones que muestren la cámara.',
  ],
  noCameraHere: (other) =>
    `Este navegador no puede usar la cámara. Abra la página en ${other} o suba una foto.`,
  leaveApp: (app, { menu, place, entry }) => [
    `Toque ${menu} en ${app || 'esta aplicación'}, ${places[place]}.`,
    `Elija «${entries[entry]}», o lo que más se le parezca.`,
  ],
  leaveAppOr: 'O con el menú de la aplicación:',
  tryAgain: 'Después pulse «Usar la cámara».',
  openInOwn: 'Abrir en su navegador',
  openInAnother: 'Abrir en otro navegador',
  paused: 'Cámara en pausa',
  start: 'Toque para empezar',
};
