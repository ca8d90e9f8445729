/** French. */
import type { CameraWords, WayOut } from '../camera-words.ts';

const places: Readonly<Record<WayOut['place'], string>> = {
  top: 'en haut de l’écran',
  bottom: 'en bas de l’écran',
  edge: 'au bord de l’écran',
};

/** As the apps themselves call it. */
const entries: Readonly<Record<WayOut['entry'], string>> = {
  browser: 'Ouvrir dans le navigateur',
  'external-browser': 'Ouvrir dans un navigateur externe',
  'other-app': 'Ouvrir dans une autre application',
  safari: 'Ouvrir dans Safari',
};

/** What is said about cameras in French. */
export const cameraFr: CameraWords = {
  sentences: {
    'env.insecure_context':
      'La caméra ne fonctionne que sur les pages sécurisées (https). Vous pouvez envoyer une photo à la place.',
    'env.in_app_browser':
      'Le navigateur de cette application n’a pas le droit d’utiliser la caméra. Ouvrez la page dans votre propre navigateur, ou envoyez une photo.',
    'camera.permission_denied': 'La caméra est bloquée pour cette page. Autorisez-la, ou envoyez une photo.',
    'camera.permission_dismissed':
      'La caméra n’a pas encore été autorisée. Appuyez sur «\u00a0Utiliser la caméra\u00a0» et choisissez «\u00a0Autoriser\u00a0», ou envoyez une photo.',
    'camera.permission_pending':
      'Votre navigateur demande l’accès à la caméra\u00a0: choisissez «\u00a0Autoriser\u00a0», le plus souvent en haut de la fenêtre. Vous pouvez aussi envoyer une photo.',
    'camera.blocked_by_policy':
      'Cette page n’a pas le droit d’utiliser la caméra. Envoyez une photo, ou continuez sur votre téléphone.',
    'camera.not_found': 'Aucune caméra n’a été trouvée. Continuez sur votre téléphone, ou envoyez une photo.',
    'camera.in_use': 'Une autre application utilise la caméra.',
    'camera.in_use_by_page':
      'La caméra est maintenant utilisée dans une autre partie de cette page. Terminez là-bas, ou appuyez ici sur «\u00a0Utiliser la caméra\u00a0».',
    'camera.failed': 'La caméra ne démarre pas. Réessayez, ou envoyez une photo.',
    'camera.ended': 'La caméra a été déconnectée. Rebranchez-la et réessayez, ou envoyez une photo.',
    'camera.paused':
      'Un appel, une autre application ou un interrupteur a mis la caméra en pause. Elle reprendra d’elle-même. Vous pouvez aussi envoyer une photo.',
    'camera.no_frames':
      'La caméra ne montre aucune image. Découvrez-la ou fermez les autres applications qui l’utilisent, puis réessayez\u202f; ou envoyez une photo.',
    'camera.unsuitable':
      'Avec cette caméra, la photo risque d’être illisible. Changez de caméra, continuez sur un téléphone, ou envoyez une photo.',
    'camera.needs_gesture': 'Votre navigateur attend avant de montrer la caméra\u00a0: appuyez sur l’image.',
  },
  allow: {
    chrome: [
      'Cliquez sur l’icône à gauche de l’adresse web.',
      'Activez «\u00a0Caméra\u00a0», ou choisissez «\u00a0Autoriser\u00a0» à côté.',
    ],
    edge: [
      'Cliquez sur le cadenas à gauche de l’adresse web.',
      'Choisissez «\u00a0Autoriser\u00a0» à côté de «\u00a0Caméra\u00a0».',
    ],
    firefox: [
      'Cliquez sur la caméra barrée à gauche de l’adresse web.',
      'Supprimez «\u00a0Bloqué\u00a0» à côté de «\u00a0Utiliser la caméra\u00a0».',
    ],
    safari: [
      'Ouvrez le menu Safari et choisissez «\u00a0Réglages pour ce site web\u00a0».',
      'Choisissez «\u00a0Autoriser\u00a0» à côté de «\u00a0Caméra\u00a0».',
    ],
    chromePhone: [
      'Touchez l’icône à gauche de l’adresse web, puis «\u00a0Autorisations\u00a0».',
      'Activez «\u00a0Caméra\u00a0». Si elle n’y est pas, autorisez la caméra pour le navigateur dans les paramètres du téléphone.',
    ],
    firefoxPhone: [
      'Touchez l’icône à gauche de l’adresse web.',
      'Touchez «\u00a0Caméra\u00a0», pour que s’affiche «\u00a0Autorisé\u00a0».',
    ],
    samsung: [
      'Touchez le cadenas à gauche de l’adresse web, puis «\u00a0Autorisations\u00a0».',
      'Touchez «\u00a0Caméra\u00a0» et choisissez «\u00a0Autoriser\u00a0».',
    ],
    safariPhone: [
      'Touchez l’icône à côté de l’adresse web, puis «\u00a0Réglages du site web\u00a0».',
      'Touchez «\u00a0Caméra\u00a0» et choisissez «\u00a0Autoriser\u00a0».',
    ],
    otherOnIphone: [
      'Ouvrez les Réglages de l’iPhone et choisissez ce navigateur.',
      'Activez «\u00a0Caméra\u00a0» ou «\u00a0Appareil photo\u00a0».',
    ],
  },
  free: [
    'Quittez les appels vidéo, par exemple dans Zoom, Teams, Meet ou FaceTime.',
    'Fermez les autres onglets et applications qui montrent la caméra.',
  ],
  noCameraHere: (other) =>
    `Ce navigateur ne peut pas utiliser la caméra. Ouvrez la page dans ${other}, ou envoyez une photo.`,
  leaveApp: (app, { menu, place, entry }) => [
    `Touchez ${menu} dans ${app || 'cette application'}, ${places[place]}.`,
    `Choisissez «\u00a0${entries[entry]}\u00a0», ou ce qui s’en approche le plus.`,
  ],
  leaveAppOr: 'Ou par le menu de l’application\u00a0:',
  tryAgain: 'Appuyez ensuite sur «\u00a0Utiliser la caméra\u00a0».',
  openInOwn: 'Ouvrir dans votre navigateur',
  openInAnother: 'Ouvrir dans un autre navigateur',
  paused: 'Caméra en pause',
  start: 'Touchez pour commencer',
};
