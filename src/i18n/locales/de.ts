/** German: formal address, no-break spaces before units and dots of omission. */
import type { Strings } from '../strings.ts';
import { fileSizeIn } from '../file-size.ts';

const documentTypes = {
  passport: 'Reisepass',
  drivers_license: 'Führerschein',
  national_id: 'Personalausweis',
  residence_permit: 'Aufenthaltstitel',
} as const;

/** In the genitive: they follow “Ihres”. */
const documentInSentence = {
  passport: 'Reisepasses',
  drivers_license: 'Führerscheins',
  national_id: 'Personalausweises',
  residence_permit: 'Aufenthaltstitels',
} as const;

/** The German sentences. */
export const de: Strings = {
  openingTitle: 'Bestätigen Sie Ihre Identität',
  openingTitleBy: (brand) => `${brand} bittet Sie, Ihre Identität zu bestätigen`,
  openingLead: 'Es dauert etwa drei Minuten. Dafür brauchen Sie:',
  openingNeeds: [
    'Ihren Reisepass, Führerschein oder Personalausweis',
    'Eine Kamera oder Fotos Ihres Dokuments',
    'Einen Ort mit gutem Licht',
  ],
  openingPrivacy:
    'Ihre Fotos werden verschlüsselt gesendet, und in diesem Browser bleibt nichts davon zurück.',
  begin: 'Starten',
  loading: 'Einen Moment\u00a0…',
  launch: 'Identität bestätigen',

  stepCount: (index, count) => `Schritt ${String(index)} von ${String(count)}`,
  back: 'Zurück',
  cancel: 'Abbrechen',
  close: 'Schließen',
  retry: 'Erneut versuchen',
  continue: 'Weiter',
  sandboxBadge: 'Testmodus',
  minutesLeft: (minutes) =>
    minutes <= 1 ? 'Weniger als eine Minute übrig' : `Noch ${String(minutes)} Minuten`,
  stepNames: {
    consent: 'Einwilligung',
    'document-type': 'Dokument',
    'document-front': 'Vorderseite des Dokuments',
    'document-back': 'Rückseite des Dokuments',
    selfie: 'Selfie',
    liveness: 'Lebenderkennung',
    fields: 'Ihre Angaben',
    'proof-of-address': 'Adressnachweis',
    review: 'Zusammenfassung',
    'sandbox-outcome': 'Testergebnis',
  },
  fileSize: fileSizeIn('de'),

  joinTitle: 'Auf diesem Gerät weitermachen',
  joinLead: (device) => `Angefragt wurde dies auf einem anderen Gerät: ${device}.`,
  joinWarning:
    'Hat Ihnen jemand diesen Link oder Code geschickt? Dann schließen Sie diese Seite: Sie würden sich sonst anstelle dieser Person ausweisen.',
  joinBegin: 'Hier weitermachen',

  consentTitle: 'Bevor es losgeht',
  consentAgree: 'Ich stimme zu',
  consentDecline: 'Ich stimme nicht zu',
  consentVersion: (version) => `Fassung ${version}`,

  documentTypeTitle: 'Welches Dokument verwenden Sie?',
  documentTypeLead: 'Es muss gültig und auf Sie ausgestellt sein.',
  documentTypes,
  documentSides: { one: 'Nur die Fotoseite', two: 'Vorder- und Rückseite' },

  frontTitle: (document) =>
    document === 'passport'
      ? 'Fotoseite Ihres Reisepasses'
      : `Vorderseite Ihres ${document ? documentInSentence[document] : 'Dokuments'}`,
  frontLead: 'Bitte ganz in den Rahmen nehmen. Alle vier Ecken sichtbar, keine Spiegelungen.',
  backTitle: (document) => `Rückseite Ihres ${document ? documentInSentence[document] : 'Dokuments'}`,
  backLead: 'Bitte umdrehen. Der Barcode soll flach liegen und scharf zu sehen sein.',
  selfieTitle: 'Machen Sie ein Selfie',
  selfieLead: 'Blicken Sie gerade in die Kamera. Bitte keine Sonnenbrille und nichts vor dem Gesicht.',
  cameraOpening: 'Die Kamera wird geöffnet. Vielleicht bittet Ihr Browser um Erlaubnis.',
  cameraHint: 'Wann immer Sie so weit sind.',
  openCamera: 'Kamera öffnen',
  takePhoto: 'Foto aufnehmen',
  switchCamera: 'Kamera wechseln',
  torchOn: 'Licht einschalten',
  torchOff: 'Licht ausschalten',
  chooseFile: 'Stattdessen ein Foto hochladen',
  chooseFileHint: 'JPEG, PNG, WebP oder HEIC',
  chooseFileHintPdf: 'JPEG, PNG, WebP, HEIC oder PDF, höchstens 10\u00a0MB',
  useCamera: 'Kamera verwenden',
  dropHere: 'Legen Sie hier ein Foto ab, fügen Sie eines ein oder wählen Sie eines aus.',
  preparing: 'Ihr Foto wird vorbereitet\u00a0…',
  previewTitle: 'Ist alles scharf und vollständig?',
  previewLead: {
    document: 'Jedes Wort sollte lesbar und keine Ecke abgeschnitten sein.',
    selfie: 'Ihr ganzes Gesicht sollte zu sehen und gleichmäßig beleuchtet sein.',
    'proof-of-address': 'Ihr Name, Ihre Adresse und das Datum sollten lesbar sein.',
  },
  previewAlt: 'Das Foto, das Sie gerade aufgenommen haben',
  usePhoto: 'Dieses Foto verwenden',
  retake: 'Ein anderes Foto machen',
  receivedTitle: 'Das haben wir schon',
  receivedLead: 'Es ist gut angekommen. Sie können es dabei belassen oder ein anderes Foto machen.',
  pdfDocument: 'PDF-Dokument',
  continueOnPhone: 'Auf meinem Handy weitermachen',

  livenessTitle: 'Zeigen Sie, dass Sie es sind',
  livenessLead: 'Es folgen drei kurze Anweisungen. Bewegen Sie sich ruhig; die Fotos entstehen von selbst.',
  livenessBegin: 'Beginnen',
  livenessSlower: 'Ich brauche mehr Zeit',
  livenessPrompts: {
    turn_left: 'Drehen Sie den Kopf auf Ihre linke Seite',
    turn_right: 'Drehen Sie den Kopf auf Ihre rechte Seite',
    look_up: 'Blicken Sie ein wenig nach oben',
    nod: 'Nicken Sie langsam',
    smile: 'Lächeln Sie',
    blink: 'Blinzeln Sie ein paar Mal',
    open_mouth: 'Öffnen Sie den Mund',
  },
  livenessPromptCount: (index, count) => `Anweisung ${String(index)} von ${String(count)}`,
  livenessPhotoFor: (prompt) => `Ein Foto hochladen für: ${prompt}`,
  livenessDoneTitle: 'Das hat gut geklappt',
  livenessDoneLead: 'Verwenden Sie diese Fotos, oder machen Sie es noch einmal.',

  fieldsTitle: 'Ihre Angaben',
  fieldsLead: 'So, wie sie in Ihrem Dokument stehen.',
  fieldNames: {
    first_name: 'Vorname',
    last_name: 'Nachname',
    email: 'E-Mail',
    phone: 'Telefon',
    date_of_birth: 'Geburtsdatum',
    ssn: 'US-Sozialversicherungsnummer',
    address_street: 'Straße und Hausnummer',
    address_extra: 'Wohnung, Etage',
    address_city: 'Ort',
    address_region: 'Bundesland oder Region',
    address_postal_code: 'Postleitzahl',
    address_country: 'Land',
  },
  fieldHints: { phone: 'Mit Ländervorwahl, z.\u00a0B. +49\u00a030\u00a023125\u00a0014', ssn: 'Neun Ziffern' },
  addressLegend: 'Adresse',
  optional: 'freiwillig',
  chooseOne: 'Bitte wählen\u00a0…',
  fieldMissing: (label) => `Bitte geben Sie „${label}“ an.`,
  fieldInvalid: {
    email: 'Eine E-Mail-Adresse sieht so aus: name@example.com.',
    phone: 'Geben Sie die Ziffern Ihrer Telefonnummer mit der Ländervorwahl ein.',
    date_of_birth: 'Geben Sie ein Datum ein, das in der Vergangenheit liegt.',
    ssn: 'Geben Sie alle neun Ziffern ein.',
  },
  fieldRefused: (label) => `„${label}“ wurde nicht angenommen. Bitte prüfen Sie diese Angabe.`,

  proofTitle: 'Adressnachweis',
  proofLead: 'Ein Brief oder eine Rechnung mit Ihrem Namen und Ihrer Adresse, nicht älter als drei Monate.',
  proofKind: 'Art des Dokuments',
  proofKinds: {
    utility_bill: 'Strom-, Gas- oder Wasserrechnung',
    bank_statement: 'Kontoauszug',
    tax_document: 'Steuerbescheid',
    rental_agreement: 'Mietvertrag',
    other: 'Ein anderes Dokument',
  },
  proofDate: 'Datum auf dem Dokument',
  proofDateInvalid:
    'Geben Sie das Datum ein, das auf dem Dokument steht; es darf nicht in der Zukunft liegen.',
  proofFileMissing: 'Wählen Sie zuerst ein Foto oder ein PDF aus.',

  reviewTitle: 'Prüfen und senden',
  reviewLead: 'Das ist alles, was gesendet wird.',
  reviewChange: (what) => `Ändern: ${what}`,
  changeShort: 'Ändern',
  reviewSending: (percent) => `Wird gesendet, ${String(percent)}\u00a0%`,
  reviewSent: 'Angekommen',
  reviewNotSent: 'Noch nicht gesendet',
  reviewMetadata: 'Standort- und Kameradaten wurden aus jedem Foto entfernt.',
  reviewPhotos: (count) => (count === 1 ? '1 Foto' : `${String(count)} Fotos`),
  submit: 'Alles senden',
  submittingTitle: 'Wird gesendet\u00a0…',
  submittingLead: 'Bitte lassen Sie diese Seite offen. Es dauert nur wenige Sekunden.',
  submittingBytes: (sent, total) => `${sent} von ${total}`,

  outcomeTitle: 'Wählen Sie das Ergebnis',
  outcomeLead: 'Dies ist eine Testsitzung: Es wird nichts wirklich geprüft. Was soll Ihr Backend erfahren?',
  outcomes: { approve: 'Annehmen', reject: 'Ablehnen', needs_review: 'Prüfung nötig' },
  outcomeHints: {
    approve: 'Als wären alle Prüfungen bestanden',
    reject: 'Als wäre das Dokument abgelehnt worden',
    needs_review: 'Als müsste ein Mensch es sich ansehen',
  },
  finish: 'Abschließen',

  handoffTitle: 'Auf Ihrem Handy weitermachen',
  handoffLead:
    'Scannen Sie diesen Code mit der Kamera Ihres Handys. Wenn Sie dort fertig sind, geht es hier von selbst weiter.',
  handoffQrAlt: 'QR-Code, der diese Prüfung auf Ihrem Handy öffnet',
  handoffLink: 'Oder öffnen Sie diesen Link auf Ihrem Handy',
  handoffCopy: 'Link kopieren',
  handoffCopied: 'Kopiert',
  handoffWaiting: 'Warten auf Ihr Handy\u00a0…',
  handoffMaking: 'Ein neuer Code wird erstellt\u00a0…',
  handoffConnected: (device) => `Verbunden: ${device}`,
  handoffConnectedLead:
    'Machen Sie dort weiter und lassen Sie diese Seite offen. Sind Sie dort fertig, schließt sie von selbst ab.',
  continueHere: 'Ich mache lieber hier weiter',

  completedTitle: 'Geschafft',
  completedLead: 'Alles ist angekommen. Das Ergebnis folgt; hier müssen Sie nichts mehr tun.',
  completedOther: 'Alles ist angekommen. Sie können zu Ihrem anderen Gerät zurückkehren.',
  redirecting: 'Sie werden zurückgeleitet\u00a0…',
  followLink: 'Weiter',
  expiredTitle: 'Dieser Link gilt nicht mehr',
  failedTitle: 'Das hat nicht geklappt',
  setupTitle: 'Diese Seite ist nicht richtig eingerichtet',
  cancelledTitle: 'Abgebrochen',
  cancelledLead:
    'Sie haben nicht abgeschlossen. Es wird nichts weiter gesendet, und Sie können jederzeit neu beginnen.',
  renew: 'Neuen Link holen',
  startOver: 'Neu beginnen',
  errorReference: (code) => `Code: ${code}`,

  hostedTitle: 'Identitätsprüfung',
  hostedOpen: 'In einem neuen Tab öffnen',
  popupTitle: 'Machen Sie im anderen Fenster weiter',
  popupLead:
    'Für Ihre Prüfung hat sich ein Fenster geöffnet. Wenn Sie dort fertig sind, geht es hier von selbst weiter.',
  popupReopen: 'Fenster erneut öffnen',

  errors: {
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
    'env.insecure_context':
      'Die Kamera funktioniert nur auf sicheren Seiten (https). Sie können stattdessen ein Foto hochladen.',
    'env.module_load_failed':
      'Ein Teil dieser Seite wurde nicht geladen. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    'env.popup_blocked':
      'Ihr Browser hat das neue Fenster blockiert. Drücken Sie die Schaltfläche, um es zu öffnen.',
    'camera.permission_denied':
      'Die Kamera ist für diese Seite gesperrt. Erlauben Sie sie in der Adressleiste Ihres Browsers und versuchen Sie es erneut, oder laden Sie ein Foto hoch.',
    'camera.permission_dismissed':
      'Die Kamera wurde noch nicht erlaubt. Versuchen Sie es erneut und wählen Sie „Zulassen“, oder laden Sie ein Foto hoch.',
    'camera.blocked_by_policy':
      'Diese Seite darf die Kamera nicht verwenden. Laden Sie ein Foto hoch oder machen Sie auf Ihrem Handy weiter.',
    'camera.not_found':
      'Es wurde keine Kamera gefunden. Laden Sie ein Foto hoch oder machen Sie auf Ihrem Handy weiter.',
    'camera.in_use':
      'Eine andere App verwendet gerade die Kamera. Schließen Sie sie und versuchen Sie es erneut, oder laden Sie ein Foto hoch.',
    'camera.failed': 'Die Kamera ist nicht gestartet. Versuchen Sie es erneut, oder laden Sie ein Foto hoch.',
    'camera.ended':
      'Die Verbindung zur Kamera ist abgerissen. Versuchen Sie es erneut, oder laden Sie ein Foto hoch.',
    'capture.empty': 'Dieses Foto war leer. Bitte nehmen Sie es noch einmal auf.',
    'capture.unsupported_type':
      'Diese Datei lässt sich nicht verwenden. Wählen Sie ein Foto als JPEG, PNG oder WebP (HEIC auf Apple-Geräten, PDF bei Dokumenten).',
    'capture.unreadable':
      'Diese Datei ist beschädigt und lässt sich nicht öffnen. Bitte wählen Sie eine andere.',
    'capture.too_large': 'Diese Datei ist zu groß. Wählen Sie eine mit höchstens 10\u00a0MB.',
    'capture.too_small': 'Dieses Foto ist zu klein. Jede Seite braucht mindestens 480\u00a0Pixel.',
    'network.offline':
      'Es besteht keine Verbindung. Nichts ist verloren; versuchen Sie es erneut, sobald Sie online sind.',
    'network.timeout':
      'Die Verbindung ist gerade zu langsam. Nichts ist verloren; bitte versuchen Sie es erneut.',
    'network.bad_response': 'Der Dienst hat unerwartet geantwortet. Bitte versuchen Sie es erneut.',
    'server.rate_limited':
      'Das waren zu viele Versuche in kurzer Zeit. Warten Sie eine Minute und versuchen Sie es dann erneut.',
    'server.unavailable':
      'Der Dienst ist gerade nicht erreichbar. Nichts ist verloren; versuchen Sie es gleich noch einmal.',
    'server.refused': 'Der Dienst hat dies nicht angenommen. Bitte versuchen Sie es erneut.',
    'server.unsupported_step':
      'Diese Prüfung verlangt etwas, das diese Seite noch nicht kann. Bitte wenden Sie sich an die Stelle, die Sie hierher geschickt hat.',
    'upload.too_large': 'Dem Dienst war dieses Foto zu groß. Bitte machen Sie ein anderes.',
    'upload.rejected_type': 'Der Dienst konnte dieses Foto nicht lesen. Bitte machen Sie ein anderes.',
    'upload.incomplete':
      'Es ist nicht alles angekommen. Bitte prüfen Sie die Liste unten und senden Sie es noch einmal.',
    'fields.rejected': 'Einige Angaben wurden nicht angenommen. Bitte prüfen Sie die markierten Felder.',
    'session.expired':
      'Die Zeit für diese Prüfung ist abgelaufen. Was Sie schon gesendet haben, bleibt erhalten.',
    'session.gone':
      'Diese Prüfung gibt es nicht mehr. Bitten Sie die Stelle, die Sie hierher geschickt hat, um einen neuen Link.',
    'session.failed':
      'Diese Prüfung kann nicht abgeschlossen werden. Bitte wenden Sie sich an die Stelle, die Sie hierher geschickt hat.',
    'session.bound_elsewhere':
      'Dieser Link wurde auf einem anderen Gerät geöffnet. Machen Sie dort weiter, oder bitten Sie um einen neuen Link.',
    'session.origin_not_allowed':
      'Diese Website darf diese Prüfung nicht zeigen. Wer die Prüfung anbietet, muss die Adresse der Website erlauben.',
    'link.already_used':
      'Dieser Link wurde schon verwendet. Fordern Sie auf dem Gerät, auf dem Sie begonnen haben, einen neuen an.',
    'link.expired':
      'Dieser Link ist abgelaufen. Fordern Sie auf dem Gerät, auf dem Sie begonnen haben, einen neuen an.',
    'handoff.unavailable':
      'Es konnte kein Link für Ihr Handy erstellt werden. Machen Sie hier weiter, oder versuchen Sie es erneut.',
    'handoff.taken': 'Diese Prüfung geht auf Ihrem anderen Gerät weiter.',
    ready_timeout:
      'Die Prüfseite hat sich nicht rechtzeitig geöffnet. Versuchen Sie es erneut, oder öffnen Sie sie in einem neuen Tab.',
    'redirect.blocked':
      'Sie sind fertig. Der Link zurück zur Website ist nicht sicher, deshalb bleiben Sie hier.',
  },
};
