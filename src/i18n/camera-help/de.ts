/** German. */
import type { CameraWords, WayOut } from '../camera-words.ts';

const places: Readonly<Record<WayOut['place'], string>> = {
  top: 'oben am Bildschirm',
  bottom: 'unten am Bildschirm',
  edge: 'am Rand des Bildschirms',
};

/** As the apps themselves call it. */
const entries: Readonly<Record<WayOut['entry'], string>> = {
  browser: 'Im Browser öffnen',
  'external-browser': 'Im externen Browser öffnen',
  'other-app': 'In anderer App öffnen',
  safari: 'In Safari öffnen',
};

/** What is said about cameras in German. */
export const cameraDe: CameraWords = {
  sentences: {
    'env.insecure_context':
      'Die Kamera funktioniert nur auf sicheren Seiten (https). Sie können stattdessen ein Foto hochladen.',
    'env.in_app_browser':
      'Der Browser in dieser App darf die Kamera nicht verwenden. Öffnen Sie die Seite in Ihrem eigenen Browser, oder laden Sie ein Foto hoch.',
    'camera.permission_denied':
      'Die Kamera ist für diese Seite gesperrt. Erlauben Sie sie, oder laden Sie ein Foto hoch.',
    'camera.permission_dismissed':
      'Die Kamera wurde noch nicht erlaubt. Drücken Sie „Kamera verwenden“ und wählen Sie „Zulassen“, oder laden Sie ein Foto hoch.',
    'camera.permission_pending':
      'Ihr Browser fragt nach der Kamera: Wählen Sie „Zulassen“, meist oben im Fenster. Sie können auch ein Foto hochladen.',
    'camera.blocked_by_policy':
      'Diese Seite darf die Kamera nicht verwenden. Laden Sie ein Foto hoch, oder machen Sie auf Ihrem Handy weiter.',
    'camera.not_found':
      'Es wurde keine Kamera gefunden. Machen Sie auf Ihrem Handy weiter, oder laden Sie ein Foto hoch.',
    'camera.in_use': 'Eine andere App verwendet gerade die Kamera.',
    'camera.in_use_by_page':
      'Die Kamera ist jetzt an einer anderen Stelle dieser Seite an. Machen Sie dort weiter, oder drücken Sie hier „Kamera verwenden“.',
    'camera.failed': 'Die Kamera startet nicht. Versuchen Sie es erneut, oder laden Sie ein Foto hoch.',
    'camera.ended':
      'Die Verbindung zur Kamera ist abgerissen. Schließen Sie sie wieder an und versuchen Sie es erneut, oder laden Sie ein Foto hoch.',
    'camera.paused':
      'Ein Anruf, eine andere App oder ein Schalter an der Kamera hält sie an. Sie läuft von selbst weiter. Sie können auch ein Foto hochladen.',
    'camera.no_frames':
      'Die Kamera zeigt kein Bild. Decken Sie sie auf oder schließen Sie andere Apps, die sie verwenden, und versuchen Sie es erneut. Sie können auch ein Foto hochladen.',
    'camera.unsuitable':
      'Mit dieser Kamera wird das Foto vielleicht nicht lesbar. Wechseln Sie die Kamera, machen Sie auf einem Handy weiter, oder laden Sie ein Foto hoch.',
    'camera.needs_gesture':
      'Ihr Browser wartet auf Sie, bevor er die Kamera zeigt: Drücken Sie auf das Bild.',
  },
  allow: {
    chrome: [
      'Klicken Sie auf das Symbol links neben der Webadresse.',
      'Schalten Sie „Kamera“ ein, oder wählen Sie daneben „Zulassen“.',
    ],
    edge: [
      'Klicken Sie auf das Schloss links neben der Webadresse.',
      'Wählen Sie neben „Kamera“ die Option „Zulassen“.',
    ],
    firefox: [
      'Klicken Sie auf die durchgestrichene Kamera links neben der Webadresse.',
      'Entfernen Sie „Blockiert“ neben „Kamera benutzen“.',
    ],
    safari: [
      'Öffnen Sie das Menü Safari und wählen Sie „Einstellungen für diese Website“.',
      'Wählen Sie neben „Kamera“ die Option „Erlauben“.',
    ],
    chromePhone: [
      'Tippen Sie auf das Symbol links neben der Webadresse, dann auf „Berechtigungen“.',
      'Schalten Sie „Kamera“ ein. Fehlt sie dort, erlauben Sie dem Browser die Kamera in den Einstellungen des Handys.',
    ],
    firefoxPhone: [
      'Tippen Sie auf das Symbol links neben der Webadresse.',
      'Tippen Sie auf „Kamera“, bis dort „Erlaubt“ steht.',
    ],
    samsung: [
      'Tippen Sie auf das Schloss links neben der Webadresse, dann auf „Berechtigungen“.',
      'Tippen Sie auf „Kamera“ und wählen Sie „Zulassen“.',
    ],
    safariPhone: [
      'Tippen Sie auf das Symbol neben der Webadresse, dann auf „Website-Einstellungen“.',
      'Tippen Sie auf „Kamera“ und wählen Sie „Erlauben“.',
    ],
    otherOnIphone: [
      'Öffnen Sie die Einstellungen des iPhones und wählen Sie diesen Browser.',
      'Schalten Sie „Kamera“ ein.',
    ],
  },
  free: [
    'Beenden Sie Videoanrufe, etwa in Zoom, Teams, Meet oder FaceTime.',
    'Schließen Sie andere Tabs und Apps, die die Kamera zeigen.',
  ],
  noCameraHere: (other) =>
    `Dieser Browser kann die Kamera nicht verwenden. Öffnen Sie die Seite in ${other}, oder laden Sie ein Foto hoch.`,
  leaveApp: (app, { menu, place, entry }) => [
    `Tippen Sie in ${app || 'dieser App'} auf ${menu}, ${places[place]}.`,
    `Wählen Sie „${entries[entry]}“, oder was dem am nächsten kommt.`,
  ],
  leaveAppOr: 'Oder über das Menü der App:',
  tryAgain: 'Drücken Sie dann „Kamera verwenden“.',
  openInOwn: 'Im eigenen Browser öffnen',
  openInAnother: 'In einem anderen Browser öffnen',
  paused: 'Kamera angehalten',
  start: 'Zum Starten tippen',
};
