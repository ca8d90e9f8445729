/** French. What it has to hold is checked where it is loaded. */

/** What is said about a handoff in French. */
export const handoffFr = {
  handoffTitle: 'Continuez sur votre téléphone',
  handoffLead:
    'Scannez ce code avec l’appareil photo de votre téléphone. Quand vous aurez terminé, cette page avancera toute seule.',
  handoffQrAlt: 'Code QR qui ouvre cette vérification sur votre téléphone',
  handoffMaking: 'Création d’un nouveau code…',
  handoffWaiting: 'En attente de votre téléphone…',
  handoffNumber: 'Sur votre téléphone, choisissez ce nombre',
  handoffNumberAlt: (number: string) => `Choisissez le nombre ${number} quand on vous le demandera.`,
  handoffWrong: (left: number) =>
    `Un autre nombre a été choisi\u00a0: le code et le lien viennent donc de changer. Utilisez le nouveau. Il vous reste ${left === 1 ? 'un essai' : `${String(left)} essais`}.`,

  handoffOtherWays: 'Autres façons de l’ouvrir',
  handoffSendLead:
    'Envoyez-vous ce lien et ouvrez-le sur votre téléphone. Il est valable 15 minutes. Ne le donnez à personne d’autre.',
  handoffLink: 'Votre lien',
  handoffCopy: 'Copier le lien',
  handoffCopied: 'Copié',
  handoffMail: 'Par e-mail',
  handoffMailSubject: 'Continuez sur votre téléphone',
  handoffMessage: (url: string) =>
    `Ouvrez ce lien sur votre téléphone pour poursuivre la vérification de votre identité\u00a0: ${url}`,
  handoffSms: 'Par SMS',
  handoffShare: 'Partager',
  handoffCodeLead: (address: string) =>
    `Ou ouvrez ${address} sur votre téléphone et saisissez ce code\u00a0:`,
  handoffCodeAlt: (letters: string) => `Le code, lettre par lettre\u00a0: ${letters}`,

  sameDeviceTitle: 'Continuez dans votre propre navigateur',
  sameDeviceLead: (app: string) =>
    app
      ? `Le navigateur intégré à ${app} ne peut pas utiliser l’appareil photo. Le vôtre le peut.`
      : 'Ce navigateur ne peut pas utiliser l’appareil photo ici. Un autre, sur cet appareil, le pourra peut-être.',
  sameDeviceSteps: [
    'Retenez le nombre.',
    'Appuyez sur le bouton, ou copiez le lien et ouvrez-le dans votre propre navigateur.',
    'Choisissez-y le nombre et continuez là-bas.',
  ],
  sameDeviceNumber: 'Choisissez-y ce nombre',
  sameDeviceOpen: 'Ouvrir dans mon navigateur',

  handoffConnectedTitle: 'Continuez sur votre autre appareil',
  handoffConnected: (device: string) => `Appareil connecté\u00a0: ${device}`,
  handoffConnectedLead:
    'Poursuivez là-bas et gardez cette page ouverte\u00a0: elle vous suit et se termine toute seule.',
  handoffDone: (name: string) => `${name}\u00a0: terminé`,
  handoffDisconnect: 'Déconnecter l’autre appareil',
  handoffDisconnectSure: 'Appuyez encore pour le déconnecter',
  handoffResend: 'Afficher un nouveau code',
  continueHere: 'Je préfère continuer ici',

  sentences: {
    'handoff.unavailable': 'Aucun lien n’a pu être créé pour votre téléphone. Continuez ici, ou réessayez.',
    'handoff.declined':
      'La demande a été refusée sur l’autre appareil. Si c’était une erreur, affichez un nouveau code.',
    'handoff.stalled':
      'Votre autre appareil ne répond plus depuis deux minutes. Rien n’est perdu. S’il est en veille, réveillez-le.',
  },
};
