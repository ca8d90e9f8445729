/** What is said in German of what hardly anybody meets. */
import type { RareCode } from '../../model/errors.ts';

export const rareDe: Readonly<Record<RareCode, string>> = {
  'entry.missing':
    'Es wurde keine Sitzung angegeben. Setzen Sie genau eines von capture-url, session-token (mit api-base) oder der Eigenschaft session.',
  'entry.conflict':
    'Es wurde mehr als eine Sitzung angegeben. Behalten Sie nur eines von capture-url, session-token und session.',
  'entry.invalid_url':
    'Die Capture-URL ist keine vollständige https-Adresse. Übergeben Sie capture_url (Verifa) oder session_url (Verilock) genau so, wie die API sie geliefert hat.',
  'entry.insecure_url':
    'Die Capture-URL verwendet http. Fotos von Dokumenten werden nur über https gesendet; http ist allein auf localhost möglich.',
  'entry.no_token': 'Die Capture-URL nennt keine Sitzung. Sie muss auf /verify/ und das Token enden.',
  'entry.missing_api_base':
    'session-token braucht api-base daneben, z.\u00a0B. api-base="https://verilock.io".',
  'entry.invalid_session':
    'Das Sitzungsobjekt enthält weder capture_url noch session_url noch session_token. Übergeben Sie die Antwort von „create session“ unverändert.',
  'env.csp_blocked':
    'Die Sicherheitseinstellungen dieser Website sperren die Prüfung. Ihr Betreiber muss die Adresse des Prüfdienstes erlauben.',
  'env.duplicate_version':
    'Auf einer Seite wurden zwei Versionen dieser Prüfung geladen. Ihr Betreiber muss eine davon entfernen.',
  'capture.interrupted':
    'Ihr Foto ist nicht angekommen: Die Seite wurde geschlossen, während Ihre Kamera offen war. Bitte nehmen Sie es noch einmal auf; alles davor ist gespeichert.',
  'network.blocked':
    'Etwas zwischen Ihnen und dem Dienst sperrt die Verbindung: ein Filter, ein Blocker oder ein Firmennetz. Nichts ist verloren; schalten Sie es für diese Seite aus oder nehmen Sie ein anderes Netz und versuchen Sie es noch einmal.',
  'network.captive_portal':
    'Dieses Netz verlangt zuerst eine Anmeldung. Öffnen Sie irgendeine Website, melden Sie sich dort an und versuchen Sie es dann noch einmal. Nichts ist verloren.',
  'session.open_elsewhere':
    'Diese Prüfung ist in einem anderen Tab oder Fenster offen. Sie können stattdessen hier weitermachen: Nichts ist verloren.',
  'server.unsupported_step':
    'Diese Prüfung verlangt etwas, das diese Seite noch nicht kann. Bitte wenden Sie sich an die Stelle, die Sie hierher geschickt hat.',
  'session.gone':
    'Diese Prüfung gibt es nicht mehr. Bitten Sie die Stelle, die Sie hierher geschickt hat, um einen neuen Link.',
  'session.failed':
    'Diese Prüfung kann nicht abgeschlossen werden. Bitte wenden Sie sich an die Stelle, die Sie hierher geschickt hat.',
  'session.origin_not_allowed':
    'Diese Website darf diese Prüfung nicht zeigen. Wer die Prüfung anbietet, muss die Adresse der Website erlauben.',
};
