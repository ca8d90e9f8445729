/** German. What it has to hold is checked where it is loaded. */

/** What is said about a handoff in German. */
export const handoffDe = {
  handoffTitle: 'Auf Ihrem Handy weitermachen',
  handoffLead:
    'Scannen Sie diesen Code mit der Kamera Ihres Handys. Wenn Sie dort fertig sind, geht es hier von selbst weiter.',
  handoffQrAlt: 'QR-Code, der diese Prüfung auf Ihrem Handy öffnet',
  handoffMaking: 'Ein neuer Code wird erstellt\u00a0…',
  handoffWaiting: 'Warten auf Ihr Handy\u00a0…',
  handoffNumber: 'Wählen Sie auf Ihrem Handy diese Zahl',
  handoffNumberAlt: (number: string) => `Wählen Sie die Zahl ${number}, wenn Sie danach gefragt werden.`,
  handoffWrong: (left: number) =>
    `Es wurde eine andere Zahl gewählt, deshalb sind Code und Link jetzt neu. Bitte nehmen Sie den neuen: Sie haben noch ${left === 1 ? 'einen Versuch' : `${String(left)} Versuche`}.`,

  handoffOtherWays: 'Andere Wege',
  handoffSendLead:
    'Schicken Sie sich diesen Link und öffnen Sie ihn auf Ihrem Handy. Er gilt 15 Minuten. Bitte geben Sie ihn an niemanden weiter.',
  handoffLink: 'Ihr Link',
  handoffCopy: 'Link kopieren',
  handoffCopied: 'Kopiert',
  handoffMail: 'Per E-Mail',
  handoffMailSubject: 'Auf Ihrem Handy weitermachen',
  handoffMessage: (url: string) =>
    `Öffnen Sie diesen Link auf Ihrem Handy, um Ihre Identitätsprüfung fortzusetzen: ${url}`,
  handoffSms: 'Per SMS',
  handoffShare: 'Teilen',
  handoffCodeLead: (address: string) =>
    `Oder öffnen Sie ${address} auf Ihrem Handy und tippen Sie diesen Code ein:`,
  handoffCodeAlt: (letters: string) => `Der Code, Buchstabe für Buchstabe: ${letters}`,

  sameDeviceTitle: 'In Ihrem eigenen Browser weitermachen',
  sameDeviceLead: (app: string) =>
    app
      ? `Der Browser in ${app} darf die Kamera nicht verwenden. Ihr eigener Browser darf es.`
      : 'Dieser Browser darf die Kamera hier nicht verwenden. Ein anderer auf diesem Gerät darf es vielleicht.',
  sameDeviceSteps: [
    'Merken Sie sich die Zahl.',
    'Drücken Sie auf den Knopf, oder kopieren Sie den Link und öffnen Sie ihn in Ihrem eigenen Browser.',
    'Wählen Sie dort die Zahl und machen Sie weiter.',
  ],
  sameDeviceNumber: 'Wählen Sie dort diese Zahl',
  sameDeviceOpen: 'In meinem Browser öffnen',

  handoffConnectedTitle: 'Auf Ihrem anderen Gerät weitermachen',
  handoffConnected: (device: string) => `Verbunden: ${device}`,
  handoffConnectedLead:
    'Machen Sie dort weiter und lassen Sie diese Seite offen. Wenn Sie dort fertig sind, geht es auch hier von selbst weiter.',
  handoffDone: (name: string) => `${name}: erledigt`,
  handoffDisconnect: 'Das andere Gerät trennen',
  handoffDisconnectSure: 'Zum Trennen noch einmal drücken',
  handoffResend: 'Neuen Code anzeigen',
  continueHere: 'Ich mache lieber hier weiter',

  sentences: {
    'handoff.unavailable':
      'Es konnte kein Link für Ihr Handy erstellt werden. Machen Sie hier weiter, oder versuchen Sie es erneut.',
    'handoff.declined':
      'Auf dem anderen Gerät wurde abgelehnt. Falls das ein Versehen war, lassen Sie sich einen neuen Code anzeigen.',
    'handoff.stalled':
      'Ihr anderes Gerät hat sich seit zwei Minuten nicht gemeldet. Es ist nichts verloren. Falls es im Ruhezustand ist, wecken Sie es auf.',
  },
};
