/** Spanish: formal address (usted), worded to be understood on both sides of the Atlantic. */
import type { Strings } from '../strings.ts';
import { fileSizeIn } from '../file-size.ts';

const documentTypes = {
  passport: 'Pasaporte',
  drivers_license: 'Licencia de conducir',
  national_id: 'Documento de identidad',
  residence_permit: 'Permiso de residencia',
} as const;

/** They follow “de su”. */
const documentInSentence = {
  passport: 'pasaporte',
  drivers_license: 'licencia de conducir',
  national_id: 'documento de identidad',
  residence_permit: 'permiso de residencia',
} as const;

/** The Spanish sentences. */
export const es: Strings = {
  openingTitle: 'Verifique su identidad',
  openingTitleBy: (brand) => `${brand} le pide que verifique su identidad`,
  openingLead: 'Tarda unos tres minutos. Tenga a mano:',
  openingNeeds: [
    'Su pasaporte, licencia de conducir o documento de identidad',
    'Una cámara, o fotos de su documento',
    'Un lugar con buena luz',
  ],
  openingPrivacy: 'Sus fotos se envían cifradas y nada de ellas queda en este navegador.',
  begin: 'Empezar',
  loading: 'Un momento…',
  launch: 'Verificar mi identidad',

  stepCount: (index, count) => `Paso ${String(index)} de ${String(count)}`,
  back: 'Atrás',
  cancel: 'Cancelar',
  close: 'Cerrar',
  retry: 'Intentar de nuevo',
  continue: 'Continuar',
  sandboxBadge: 'Modo de prueba',
  minutesLeft: (minutes) => (minutes <= 1 ? 'Queda menos de un minuto' : `Quedan ${String(minutes)} minutos`),
  stepNames: {
    consent: 'Consentimiento',
    'document-type': 'Documento',
    'document-front': 'Parte delantera del documento',
    'document-back': 'Parte trasera del documento',
    selfie: 'Selfi',
    liveness: 'Prueba de vida',
    fields: 'Sus datos',
    'proof-of-address': 'Comprobante de domicilio',
    review: 'Resumen',
    'sandbox-outcome': 'Resultado de prueba',
  },
  fileSize: fileSizeIn('es'),

  joinTitle: 'Continúe en este dispositivo',
  joinLead: (device) => `Esto se solicitó desde otro dispositivo: ${device}.`,
  joinWarning:
    '¿Alguien le ha enviado este enlace o código? Entonces cierre esta página: estaría haciendo la verificación en su lugar.',
  joinBegin: 'Continuar aquí',

  consentTitle: 'Antes de empezar',
  consentAgree: 'Acepto',
  consentDecline: 'No acepto',
  consentVersion: (version) => `Versión ${version}`,

  documentTypeTitle: '¿Qué documento va a usar?',
  documentTypeLead: 'Debe estar vigente y a su nombre.',
  documentTypes,
  documentSides: { one: 'Solo la página de la foto', two: 'Por delante y por detrás' },

  frontTitle: (document) =>
    document === 'passport'
      ? 'Página de la foto de su pasaporte'
      : `Parte delantera de su ${document ? documentInSentence[document] : 'documento'}`,
  frontLead: 'Colóquelo dentro del marco. Que se vean las cuatro esquinas, sin reflejos.',
  backTitle: (document) => `Parte trasera de su ${document ? documentInSentence[document] : 'documento'}`,
  backLead: 'Dele la vuelta. Mantenga el código de barras plano y nítido.',
  selfieTitle: 'Tómese un selfi',
  selfieLead: 'Mire de frente a la cámara. Sin gafas de sol y sin nada que le cubra la cara.',
  cameraOpening: 'Abriendo la cámara. Es posible que su navegador le pida permiso.',
  cameraHint: 'Cuando usted quiera.',
  openCamera: 'Abrir la cámara',
  takePhoto: 'Tomar la foto',
  switchCamera: 'Cambiar de cámara',
  torchOn: 'Encender la luz',
  torchOff: 'Apagar la luz',
  chooseFile: 'Mejor subir una foto',
  chooseFileHint: 'JPEG, PNG, WebP o HEIC',
  chooseFileHintPdf: 'JPEG, PNG, WebP, HEIC o PDF, 10\u00a0MB como máximo',
  useCamera: 'Usar la cámara',
  dropHere: 'Suelte o pegue una foto aquí, o elija una.',
  preparing: 'Preparando su foto…',
  previewTitle: '¿Se ve nítida y completa?',
  previewLead: {
    document: 'Todas las palabras deben poder leerse y ninguna esquina debe quedar cortada.',
    selfie: 'Debe verse toda su cara, con una luz uniforme.',
    'proof-of-address': 'Deben poder leerse su nombre, su dirección y la fecha.',
  },
  previewAlt: 'La foto que acaba de tomar',
  usePhoto: 'Usar esta foto',
  retake: 'Tomar otra',
  receivedTitle: 'Esto ya lo tenemos',
  receivedLead: 'Llegó bien. Puede dejarlo así o tomar otra foto.',
  pdfDocument: 'Documento PDF',
  continueOnPhone: 'Continuar en mi teléfono',

  livenessTitle: 'Muestre que es usted',
  livenessLead: 'Siguen tres indicaciones breves. Muévase con calma; las fotos se toman solas.',
  livenessBegin: 'Empezar',
  livenessSlower: 'Necesito más tiempo',
  livenessPrompts: {
    turn_left: 'Gire la cabeza hacia su izquierda',
    turn_right: 'Gire la cabeza hacia su derecha',
    look_up: 'Mire un poco hacia arriba',
    nod: 'Asienta despacio con la cabeza',
    smile: 'Sonría',
    blink: 'Parpadee varias veces',
    open_mouth: 'Abra la boca',
  },
  livenessPromptCount: (index, count) => `Indicación ${String(index)} de ${String(count)}`,
  livenessPhotoFor: (prompt) => `Subir una foto para: ${prompt}`,
  livenessDoneTitle: 'Ha salido bien',
  livenessDoneLead: 'Use estas fotos o repítalo una vez más.',

  fieldsTitle: 'Sus datos',
  fieldsLead: 'Tal como aparecen en su documento.',
  fieldNames: {
    first_name: 'Nombre',
    last_name: 'Apellidos',
    email: 'Correo electrónico',
    phone: 'Teléfono',
    date_of_birth: 'Fecha de nacimiento',
    ssn: 'Número de Seguro Social (EE.\u00a0UU.)',
    address_street: 'Calle y número',
    address_extra: 'Apartamento, piso',
    address_city: 'Ciudad',
    address_region: 'Estado o región',
    address_postal_code: 'Código postal',
    address_country: 'País',
  },
  fieldHints: {
    phone: 'Con el prefijo del país; por ejemplo, +1\u00a0555\u00a0010\u00a00199',
    ssn: 'Nueve dígitos',
  },
  addressLegend: 'Dirección',
  optional: 'opcional',
  chooseOne: 'Elija…',
  fieldMissing: (label) => `Falta este dato: ${label}.`,
  fieldInvalid: {
    email: 'Un correo electrónico se escribe así: name@example.com.',
    phone: 'Escriba los dígitos de su número de teléfono, con el prefijo del país.',
    date_of_birth: 'Escriba una fecha del pasado.',
    ssn: 'Escriba los nueve dígitos.',
  },
  fieldRefused: (label) => `Este dato no se aceptó: ${label}. Revíselo, por favor.`,

  proofTitle: 'Comprobante de domicilio',
  proofLead: 'Una carta o factura con su nombre y su dirección, de hace tres meses como máximo.',
  proofKind: 'Tipo de documento',
  proofKinds: {
    utility_bill: 'Factura de luz, agua o gas',
    bank_statement: 'Estado de cuenta bancario',
    tax_document: 'Documento fiscal',
    rental_agreement: 'Contrato de alquiler',
    other: 'Otro documento',
  },
  proofDate: 'Fecha del documento',
  proofDateInvalid: 'Escriba la fecha que aparece en el documento; no puede ser futura.',
  proofFileMissing: 'Elija primero una foto o un PDF.',

  reviewTitle: 'Revise y envíe',
  reviewLead: 'Esto es todo lo que se enviará.',
  reviewChange: (what) => `Cambiar: ${what}`,
  changeShort: 'Cambiar',
  reviewSending: (percent) => `Enviando, ${String(percent)}\u00a0%`,
  reviewSent: 'Recibido',
  reviewNotSent: 'Aún sin enviar',
  reviewMetadata: 'Se eliminaron de cada foto los datos de ubicación y de la cámara.',
  reviewPhotos: (count) => (count === 1 ? '1 foto' : `${String(count)} fotos`),
  submit: 'Enviar todo',
  submittingTitle: 'Enviando…',
  submittingLead: 'Deje esta página abierta, por favor. Tarda unos segundos.',
  submittingBytes: (sent, total) => `${sent} de ${total}`,

  outcomeTitle: 'Elija el resultado',
  outcomeLead:
    'Esta es una sesión de prueba: no se comprueba nada de verdad. ¿Qué se le debe comunicar a su backend?',
  outcomes: { approve: 'Aprobar', reject: 'Rechazar', needs_review: 'Requiere revisión' },
  outcomeHints: {
    approve: 'Como si se hubieran superado todas las comprobaciones',
    reject: 'Como si se hubiera rechazado el documento',
    needs_review: 'Como si tuviera que revisarlo una persona',
  },
  finish: 'Terminar',

  handoffTitle: 'Continúe en su teléfono',
  handoffLead:
    'Escanee este código con la cámara de su teléfono. Cuando termine allí, esta página seguirá por sí sola.',
  handoffQrAlt: 'Código QR que abre esta verificación en su teléfono',
  handoffLink: 'O abra este enlace en su teléfono',
  handoffCopy: 'Copiar enlace',
  handoffCopied: 'Copiado',
  handoffWaiting: 'Esperando a su teléfono…',
  handoffMaking: 'Creando un código nuevo…',
  handoffConnected: (device) => `Dispositivo conectado: ${device}`,
  handoffConnectedLead: 'Siga allí y deje esta página abierta: avanza con usted y termina por sí sola.',
  continueHere: 'Prefiero continuar aquí',

  completedTitle: 'Listo',
  completedLead: 'Hemos recibido todo. El resultado llegará después; aquí no tiene que hacer nada más.',
  completedOther: 'Hemos recibido todo. Puede volver a su otro dispositivo.',
  redirecting: 'Le llevamos de vuelta…',
  followLink: 'Continuar',
  expiredTitle: 'Este enlace ya no funciona',
  failedTitle: 'Esto no ha funcionado',
  setupTitle: 'Esta página no está bien configurada',
  cancelledTitle: 'Proceso detenido',
  cancelledLead: 'No llegó a terminar. No se envía nada más y puede volver a empezar cuando quiera.',
  renew: 'Obtener un enlace nuevo',
  startOver: 'Volver a empezar',
  errorReference: (code) => `Código: ${code}`,

  hostedTitle: 'Verificación de identidad',
  hostedOpen: 'Abrir en una pestaña nueva',
  popupTitle: 'Continúe en la otra ventana',
  popupLead:
    'Se ha abierto una ventana para su verificación. Cuando termine, esta página seguirá por sí sola.',
  popupReopen: 'Abrir la ventana de nuevo',

  errors: {
    'entry.missing':
      'No se indicó ninguna sesión. Indique exactamente una de estas: capture-url, session-token (con api-base) o la propiedad session.',
    'entry.conflict':
      'Se indicó más de una sesión. Deje solo una de estas: capture-url, session-token o session.',
    'entry.invalid_url':
      'La URL de captura no es una dirección https absoluta. Pase capture_url (Verifa) o session_url (Verilock) exactamente como la devolvió la API.',
    'entry.insecure_url':
      'La URL de captura usa http. Las fotos de documentos viajan solo por https; http solo es posible en localhost.',
    'entry.no_token': 'La URL de captura no indica ninguna sesión. Debe terminar en /verify/ y el token.',
    'entry.missing_api_base':
      'session-token necesita api-base a su lado; por ejemplo, api-base="https://verilock.io".',
    'entry.invalid_session':
      'El objeto de sesión no contiene capture_url, session_url ni session_token. Pase la respuesta de «create session» tal como llegó.',
    'env.insecure_context':
      'La cámara solo funciona en páginas seguras (https). En su lugar puede subir una foto.',
    'env.module_load_failed':
      'Una parte de esta página no se cargó. Compruebe su conexión e inténtelo de nuevo.',
    'env.popup_blocked': 'Su navegador bloqueó la ventana nueva. Pulse el botón para abrirla.',
    'camera.permission_denied':
      'La cámara está bloqueada para esta página. Permítala en la barra de direcciones de su navegador e inténtelo de nuevo, o suba una foto.',
    'camera.permission_dismissed':
      'Aún no se ha permitido la cámara. Inténtelo de nuevo y elija «Permitir», o suba una foto.',
    'camera.blocked_by_policy':
      'Esta página no puede usar la cámara. Suba una foto o continúe en su teléfono.',
    'camera.not_found': 'No se encontró ninguna cámara. Suba una foto o continúe en su teléfono.',
    'camera.in_use': 'Otra aplicación está usando la cámara. Ciérrela e inténtelo de nuevo, o suba una foto.',
    'camera.failed': 'La cámara no se inició. Inténtelo de nuevo o suba una foto.',
    'camera.ended': 'La cámara se desconectó. Inténtelo de nuevo o suba una foto.',
    'capture.empty': 'Esa foto estaba vacía. Tómela de nuevo, por favor.',
    'capture.unsupported_type':
      'Este archivo no se puede usar. Elija una foto JPEG, PNG o WebP (HEIC en dispositivos Apple, PDF para documentos).',
    'capture.unreadable': 'Este archivo está dañado y no se puede abrir. Elija otro, por favor.',
    'capture.too_large': 'Este archivo es demasiado grande. Elija uno de 10\u00a0MB como máximo.',
    'capture.too_small': 'Esta foto es demasiado pequeña. Necesita al menos 480\u00a0píxeles por lado.',
    'network.offline': 'No hay conexión. No se ha perdido nada; inténtelo de nuevo cuando tenga conexión.',
    'network.timeout':
      'La conexión es demasiado lenta en este momento. No se ha perdido nada; inténtelo de nuevo.',
    'network.bad_response': 'El servicio respondió de forma inesperada. Inténtelo de nuevo, por favor.',
    'server.rate_limited':
      'Demasiados intentos en poco tiempo. Espere un minuto y después inténtelo de nuevo.',
    'server.unavailable':
      'El servicio no está disponible en este momento. No se ha perdido nada; inténtelo de nuevo en un momento.',
    'server.refused': 'El servicio no aceptó esto. Inténtelo de nuevo, por favor.',
    'server.unsupported_step':
      'Esta verificación pide algo que esta página aún no puede hacer. Póngase en contacto con quien le envió aquí.',
    'upload.too_large': 'Esta foto es demasiado grande para el servicio. Tome otra, por favor.',
    'upload.rejected_type': 'El servicio no pudo leer esta foto. Tome otra, por favor.',
    'upload.incomplete': 'No ha llegado todo. Revise la lista de abajo y envíelo de nuevo, por favor.',
    'fields.rejected': 'Algunos datos no se aceptaron. Revise los campos marcados, por favor.',
    'session.expired': 'Se acabó el tiempo para esta verificación. Lo que ya envió se conserva.',
    'session.gone': 'Esta verificación ya no existe. Pida un enlace nuevo a quien le envió aquí.',
    'session.failed': 'Esta verificación no se puede terminar. Póngase en contacto con quien le envió aquí.',
    'session.bound_elsewhere':
      'Este enlace se abrió en otro dispositivo. Continúe allí o pida un enlace nuevo.',
    'session.origin_not_allowed':
      'Este sitio web no puede mostrar esta verificación. Quien la ofrece debe permitir la dirección del sitio.',
    'link.already_used': 'Este enlace ya se usó. Pida uno nuevo en el dispositivo en el que empezó.',
    'link.expired': 'Este enlace ha caducado. Pida uno nuevo en el dispositivo en el que empezó.',
    'handoff.unavailable': 'No se pudo crear un enlace para su teléfono. Continúe aquí o inténtelo de nuevo.',
    'handoff.taken': 'Esta verificación continúa en su otro dispositivo.',
    ready_timeout:
      'La página de verificación no se abrió a tiempo. Inténtelo de nuevo o ábrala en una pestaña nueva.',
    'redirect.blocked': 'Ha terminado. El enlace de vuelta al sitio web no es seguro, así que se queda aquí.',
  },
};
