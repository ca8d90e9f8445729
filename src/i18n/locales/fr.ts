/** French: formal address; a no-break space stands before : and inside « », a narrow one before ; ? ! */
import type { Strings } from '../strings.ts';
import { fileSizeIn } from '../file-size.ts';

const documentTypes = {
  passport: 'Passeport',
  drivers_license: 'Permis de conduire',
  national_id: 'Carte d’identité',
  residence_permit: 'Titre de séjour',
} as const;

/** They follow “de votre”. */
const documentInSentence = {
  passport: 'passeport',
  drivers_license: 'permis de conduire',
  national_id: 'carte d’identité',
  residence_permit: 'titre de séjour',
} as const;

/** The French sentences. */
export const fr: Strings = {
  openingTitle: 'Vérifiez votre identité',
  openingTitleBy: (brand) => `${brand} vous demande de vérifier votre identité`,
  openingLead: 'Cela prend environ trois minutes. Préparez\u00a0:',
  openingNeeds: [
    'Votre passeport, permis de conduire ou carte d’identité',
    'Une caméra, ou des photos de votre document',
    'Un endroit bien éclairé',
  ],
  openingPrivacy: 'Vos photos sont chiffrées pour l’envoi, et rien n’en reste dans ce navigateur.',
  begin: 'Commencer',
  loading: 'Un instant…',
  launch: 'Vérifier mon identité',

  stepCount: (index, count) => `Étape ${String(index)} sur ${String(count)}`,
  back: 'Retour',
  cancel: 'Annuler',
  close: 'Fermer',
  retry: 'Réessayer',
  continue: 'Continuer',
  sandboxBadge: 'Mode test',
  minutesLeft: (minutes) =>
    minutes <= 1 ? 'Il reste moins d’une minute' : `Il reste ${String(minutes)} minutes`,
  stepNames: {
    consent: 'Consentement',
    'document-type': 'Pièce d’identité',
    'document-front': 'Recto du document',
    'document-back': 'Verso du document',
    selfie: 'Selfie',
    liveness: 'Vérification en direct',
    fields: 'Vos informations',
    'proof-of-address': 'Justificatif de domicile',
    review: 'Récapitulatif',
    'sandbox-outcome': 'Résultat du test',
  },
  fileSize: fileSizeIn('fr'),

  joinTitle: 'Continuez sur cet appareil',
  joinLead: (device) => `La demande vient d’un autre appareil\u00a0: ${device}.`,
  joinWarning:
    'Quelqu’un vous a envoyé ce lien ou ce code\u202f? Alors fermez cette page\u00a0: vous feriez la vérification à sa place.',
  joinBegin: 'Continuer ici',

  consentTitle: 'Avant de commencer',
  consentAgree: 'J’accepte',
  consentDecline: 'Je n’accepte pas',
  consentVersion: (version) => `Version ${version}`,

  documentTypeTitle: 'Quel document allez-vous utiliser\u202f?',
  documentTypeLead: 'Il doit être valide et à votre nom.',
  documentTypes,
  documentSides: { one: 'Page avec photo uniquement', two: 'Recto et verso' },

  frontTitle: (document) =>
    document === 'passport'
      ? 'Page avec photo de votre passeport'
      : `Recto de votre ${document ? documentInSentence[document] : 'document'}`,
  frontLead: 'Placez le document dans le cadre\u00a0: les quatre coins visibles, sans reflet.',
  backTitle: (document) => `Verso de votre ${document ? documentInSentence[document] : 'document'}`,
  backLead: 'Retournez le document. Gardez le code-barres bien à plat et net.',
  selfieTitle: 'Prenez un selfie',
  selfieLead: 'Regardez la caméra bien en face. Pas de lunettes de soleil, rien devant le visage.',
  cameraOpening: 'La caméra s’ouvre. Votre navigateur vous demandera peut-être l’autorisation.',
  cameraHint: 'C’est quand vous voulez.',
  openCamera: 'Ouvrir la caméra',
  takePhoto: 'Prendre la photo',
  switchCamera: 'Changer de caméra',
  torchOn: 'Allumer la lumière',
  torchOff: 'Éteindre la lumière',
  chooseFile: 'Envoyer plutôt une photo',
  chooseFileHint: 'JPEG, PNG, WebP ou HEIC',
  chooseFileHintPdf: 'JPEG, PNG, WebP, HEIC ou PDF, 10\u00a0Mo maximum',
  useCamera: 'Utiliser la caméra',
  dropHere: 'Déposez ou collez une photo ici, ou choisissez-en une.',
  preparing: 'Préparation de votre photo…',
  previewTitle: 'Est-elle nette et complète\u202f?',
  previewLead: {
    document: 'Chaque mot doit être lisible, et aucun coin ne doit être coupé.',
    selfie: 'Tout votre visage doit être visible et éclairé uniformément.',
    'proof-of-address': 'Votre nom, votre adresse et la date doivent être lisibles.',
  },
  previewAlt: 'La photo que vous venez de prendre',
  usePhoto: 'Utiliser cette photo',
  retake: 'En prendre une autre',
  receivedTitle: 'Nous l’avons déjà',
  receivedLead: 'L’envoi est bien arrivé. Vous pouvez le garder ou prendre une autre photo.',
  pdfDocument: 'Document PDF',
  continueOnPhone: 'Continuer sur mon téléphone',

  livenessTitle: 'Montrez que c’est bien vous',
  livenessLead:
    'Trois courtes consignes vont suivre. Bougez doucement\u202f; les photos se prennent toutes seules.',
  livenessBegin: 'Commencer',
  livenessSlower: 'J’ai besoin de plus de temps',
  livenessPrompts: {
    turn_left: 'Tournez la tête vers votre gauche',
    turn_right: 'Tournez la tête vers votre droite',
    look_up: 'Regardez un peu vers le haut',
    nod: 'Hochez lentement la tête',
    smile: 'Souriez',
    blink: 'Clignez plusieurs fois des yeux',
    open_mouth: 'Ouvrez la bouche',
  },
  livenessPromptCount: (index, count) => `Consigne ${String(index)} sur ${String(count)}`,
  livenessPhotoFor: (prompt) => `Envoyer une photo pour\u00a0: ${prompt}`,
  livenessDoneTitle: 'C’est très bien',
  livenessDoneLead: 'Utilisez ces photos, ou recommencez une fois.',

  fieldsTitle: 'Vos informations',
  fieldsLead: 'Telles qu’elles figurent sur votre document.',
  fieldNames: {
    first_name: 'Prénom',
    last_name: 'Nom',
    email: 'Adresse e-mail',
    phone: 'Téléphone',
    date_of_birth: 'Date de naissance',
    ssn: 'Numéro de sécurité sociale américain (SSN)',
    address_street: 'Numéro et rue',
    address_extra: 'Appartement, étage',
    address_city: 'Ville',
    address_region: 'État ou région',
    address_postal_code: 'Code postal',
    address_country: 'Pays',
  },
  fieldHints: {
    phone: 'Avec l’indicatif du pays, par exemple +33\u00a01\u00a099\u00a000\u00a012\u00a034',
    ssn: 'Neuf chiffres',
  },
  addressLegend: 'Adresse',
  optional: 'facultatif',
  chooseOne: 'Choisissez…',
  fieldMissing: (label) => `Cette information manque\u00a0: ${label}.`,
  fieldInvalid: {
    email: 'Une adresse e-mail s’écrit ainsi\u00a0: name@example.com.',
    phone: 'Saisissez les chiffres de votre numéro de téléphone, avec l’indicatif du pays.',
    date_of_birth: 'Saisissez une date passée.',
    ssn: 'Saisissez les neuf chiffres.',
  },
  fieldRefused: (label) => `Cette information n’a pas été acceptée\u00a0: ${label}. Veuillez la vérifier.`,

  proofTitle: 'Justificatif de domicile',
  proofLead: 'Un courrier ou une facture à votre nom et à votre adresse, de moins de trois mois.',
  proofKind: 'Type de document',
  proofKinds: {
    utility_bill: 'Facture d’électricité, d’eau ou de gaz',
    bank_statement: 'Relevé bancaire',
    tax_document: 'Document fiscal',
    rental_agreement: 'Contrat de location',
    other: 'Un autre document',
  },
  proofDate: 'Date du document',
  proofDateInvalid:
    'Saisissez la date inscrite sur le document\u202f; elle ne peut pas se situer dans le futur.',
  proofFileMissing: 'Choisissez d’abord une photo ou un PDF.',

  reviewTitle: 'Vérifiez et envoyez',
  reviewLead: 'Voici tout ce qui sera envoyé.',
  reviewChange: (what) => `Modifier\u00a0: ${what}`,
  changeShort: 'Modifier',
  reviewSending: (percent) => `Envoi en cours, ${String(percent)}\u00a0%`,
  reviewSent: 'Bien reçu',
  reviewNotSent: 'Pas encore envoyé',
  reviewMetadata: 'Les données de lieu et d’appareil ont été retirées de chaque photo.',
  reviewPhotos: (count) => (count < 2 ? `${String(count)} photo` : `${String(count)} photos`),
  submit: 'Tout envoyer',
  submittingTitle: 'Envoi en cours…',
  submittingLead: 'Gardez cette page ouverte, s’il vous plaît. Cela prend quelques secondes.',
  submittingBytes: (sent, total) => `${sent} sur ${total}`,

  outcomeTitle: 'Choisissez le résultat',
  outcomeLead:
    'Ceci est une session de test\u00a0: rien n’est vraiment contrôlé. Que faut-il annoncer à votre backend\u202f?',
  outcomes: { approve: 'Approuver', reject: 'Refuser', needs_review: 'À examiner' },
  outcomeHints: {
    approve: 'Comme si tous les contrôles avaient réussi',
    reject: 'Comme si le document avait été refusé',
    needs_review: 'Comme si une personne devait l’examiner',
  },
  finish: 'Terminer',

  handoffTitle: 'Continuez sur votre téléphone',
  handoffLead:
    'Scannez ce code avec l’appareil photo de votre téléphone. Quand vous aurez terminé, cette page avancera toute seule.',
  handoffQrAlt: 'Code QR qui ouvre cette vérification sur votre téléphone',
  handoffLink: 'Ou ouvrez ce lien sur votre téléphone',
  handoffCopy: 'Copier le lien',
  handoffCopied: 'Copié',
  handoffWaiting: 'En attente de votre téléphone…',
  handoffMaking: 'Création d’un nouveau code…',
  handoffConnected: (device) => `Appareil connecté\u00a0: ${device}`,
  handoffConnectedLead:
    'Poursuivez là-bas et gardez cette page ouverte\u00a0: elle vous suit et se termine toute seule.',
  continueHere: 'Je préfère continuer ici',

  completedTitle: 'C’est terminé',
  completedLead: 'Nous avons tout reçu. Le résultat suivra\u202f; vous n’avez plus rien à faire ici.',
  completedOther: 'Nous avons tout reçu. Vous pouvez revenir à votre autre appareil.',
  redirecting: 'Nous vous ramenons au site…',
  followLink: 'Continuer',
  expiredTitle: 'Ce lien ne fonctionne plus',
  failedTitle: 'Cela n’a pas fonctionné',
  setupTitle: 'Cette page n’est pas bien configurée',
  cancelledTitle: 'Vérification arrêtée',
  cancelledLead:
    'Vous n’avez pas terminé. Rien d’autre n’est envoyé, et vous pouvez recommencer quand vous voulez.',
  renew: 'Obtenir un nouveau lien',
  startOver: 'Recommencer',
  errorReference: (code) => `Code\u00a0: ${code}`,

  hostedTitle: 'Vérification d’identité',
  hostedOpen: 'Ouvrir dans un nouvel onglet',
  popupTitle: 'Continuez dans l’autre fenêtre',
  popupLead:
    'Une fenêtre s’est ouverte pour votre vérification. Quand vous aurez terminé, cette page avancera toute seule.',
  popupReopen: 'Rouvrir la fenêtre',

  errors: {
    'entry.missing':
      'Aucune session n’a été indiquée. Renseignez exactement un seul de ces éléments\u00a0: capture-url, session-token (avec api-base) ou la propriété session.',
    'entry.conflict':
      'Plusieurs sessions ont été indiquées. Ne gardez qu’un seul de ces éléments\u00a0: capture-url, session-token ou session.',
    'entry.invalid_url':
      'L’URL de capture n’est pas une adresse https absolue. Transmettez capture_url (Verifa) ou session_url (Verilock) exactement comme l’API l’a renvoyée.',
    'entry.insecure_url':
      'L’URL de capture utilise http. Les photos de documents ne passent que par https\u202f; http n’est possible que sur localhost.',
    'entry.no_token':
      'L’URL de capture ne désigne aucune session. Elle doit se terminer par /verify/ suivi du jeton.',
    'entry.missing_api_base':
      'session-token doit être accompagné de api-base, par exemple api-base="https://verilock.io".',
    'entry.invalid_session':
      'L’objet de session ne contient ni capture_url, ni session_url, ni session_token. Transmettez la réponse de «\u00a0create session\u00a0» telle quelle.',
    'env.insecure_context':
      'La caméra ne fonctionne que sur les pages sécurisées (https). Vous pouvez envoyer une photo à la place.',
    'env.module_load_failed':
      'Une partie de cette page ne s’est pas chargée. Vérifiez votre connexion et réessayez.',
    'env.popup_blocked':
      'Votre navigateur a bloqué la nouvelle fenêtre. Appuyez sur le bouton pour l’ouvrir.',
    'camera.permission_denied':
      'La caméra est bloquée pour cette page. Autorisez-la dans la barre d’adresse de votre navigateur et réessayez, ou envoyez une photo.',
    'camera.permission_dismissed':
      'La caméra n’a pas encore été autorisée. Réessayez et choisissez «\u00a0Autoriser\u00a0», ou envoyez une photo.',
    'camera.blocked_by_policy':
      'Cette page n’a pas le droit d’utiliser la caméra. Envoyez une photo ou continuez sur votre téléphone.',
    'camera.not_found': 'Aucune caméra n’a été trouvée. Envoyez une photo ou continuez sur votre téléphone.',
    'camera.in_use': 'Une autre application utilise la caméra. Fermez-la et réessayez, ou envoyez une photo.',
    'camera.failed': 'La caméra n’a pas démarré. Réessayez, ou envoyez une photo.',
    'camera.ended': 'La caméra a été déconnectée. Réessayez, ou envoyez une photo.',
    'capture.empty': 'Cette photo était vide. Veuillez la reprendre.',
    'capture.unsupported_type':
      'Ce fichier ne peut pas être utilisé. Choisissez une photo JPEG, PNG ou WebP (HEIC sur les appareils Apple, PDF pour les documents).',
    'capture.unreadable':
      'Ce fichier est endommagé et ne peut pas être ouvert. Veuillez en choisir un autre.',
    'capture.too_large': 'Ce fichier est trop volumineux. Choisissez-en un de 10\u00a0Mo maximum.',
    'capture.too_small': 'Cette photo est trop petite. Il faut au moins 480\u00a0pixels de chaque côté.',
    'network.offline':
      'Il n’y a pas de connexion. Rien n’est perdu\u202f; réessayez quand vous serez en ligne.',
    'network.timeout':
      'La connexion est trop lente pour le moment. Rien n’est perdu\u202f; veuillez réessayer.',
    'network.bad_response': 'Le service a répondu de façon inattendue. Veuillez réessayer.',
    'server.rate_limited': 'Trop d’essais en peu de temps. Attendez une minute, puis réessayez.',
    'server.unavailable':
      'Le service n’est pas disponible pour le moment. Rien n’est perdu\u202f; réessayez dans un instant.',
    'server.refused': 'Le service n’a pas accepté cet envoi. Veuillez réessayer.',
    'server.unsupported_step':
      'Cette vérification demande quelque chose que cette page ne sait pas encore faire. Veuillez contacter la personne ou le service qui vous a transmis ce lien.',
    'upload.too_large': 'Cette photo est trop volumineuse pour le service. Veuillez en prendre une autre.',
    'upload.rejected_type': 'Le service n’a pas pu lire cette photo. Veuillez en prendre une autre.',
    'upload.incomplete': 'Tout n’est pas arrivé. Veuillez vérifier la liste ci-dessous et refaire l’envoi.',
    'fields.rejected':
      'Certaines informations n’ont pas été acceptées. Veuillez vérifier les champs signalés.',
    'session.expired':
      'Le temps prévu pour cette vérification est écoulé. Ce que vous avez déjà envoyé est conservé.',
    'session.gone':
      'Cette vérification n’existe plus. Demandez un nouveau lien à la personne ou au service qui vous a transmis celui-ci.',
    'session.failed':
      'Cette vérification ne peut pas être terminée. Veuillez contacter la personne ou le service qui vous a transmis ce lien.',
    'session.bound_elsewhere':
      'Ce lien a été ouvert sur un autre appareil. Continuez là-bas, ou demandez un nouveau lien.',
    'session.origin_not_allowed':
      'Ce site n’a pas le droit d’afficher cette vérification. Son responsable doit autoriser l’adresse du site.',
    'link.already_used':
      'Ce lien a déjà été utilisé. Demandez-en un nouveau sur l’appareil où vous avez commencé.',
    'link.expired': 'Ce lien a expiré. Demandez-en un nouveau sur l’appareil où vous avez commencé.',
    'handoff.unavailable': 'Aucun lien n’a pu être créé pour votre téléphone. Continuez ici, ou réessayez.',
    'handoff.taken': 'Cette vérification continue sur votre autre appareil.',
    ready_timeout:
      'La page de vérification ne s’est pas ouverte à temps. Réessayez, ou ouvrez-la dans un nouvel onglet.',
    'redirect.blocked':
      'Vous avez terminé. Le lien de retour vers le site n’est pas sûr\u202f; vous restez donc ici.',
  },
};
