/** Spanish. What it has to hold is checked where it is loaded. */

/** What is said about a handoff in Spanish. */
export const handoffEs = {
  handoffTitle: 'Continúe en su teléfono',
  handoffLead:
    'Escanee este código con la cámara de su teléfono. Cuando termine allí, esta página seguirá por sí sola.',
  handoffQrAlt: 'Código QR que abre esta verificación en su teléfono',
  handoffMaking: 'Creando un código nuevo…',
  handoffWaiting: 'Esperando a su teléfono…',
  handoffNumber: 'En su teléfono, elija este número',
  handoffNumberAlt: (number: string) => `Elija el número ${number} cuando se lo pidan.`,
  handoffWrong: (left: number) =>
    `Se eligió otro número, así que el código y el enlace han cambiado. Use el nuevo: le ${left === 1 ? 'queda un intento' : `quedan ${String(left)} intentos`}.`,

  handoffOtherWays: 'Otras formas de abrirlo',
  handoffSendLead:
    'Envíese este enlace y ábralo en su teléfono. Es válido durante 15 minutos. No se lo dé a nadie más.',
  handoffLink: 'Su enlace',
  handoffCopy: 'Copiar enlace',
  handoffCopied: 'Copiado',
  handoffMail: 'Por correo',
  handoffMailSubject: 'Continúe en su teléfono',
  handoffMessage: (url: string) =>
    `Abra este enlace en su teléfono para seguir con la verificación de su identidad: ${url}`,
  handoffSms: 'Por SMS',
  handoffShare: 'Compartir',
  handoffCodeLead: (address: string) => `O abra ${address} en su teléfono y escriba este código:`,
  handoffCodeAlt: (letters: string) => `El código, letra por letra: ${letters}`,

  sameDeviceTitle: 'Continúe en su propio navegador',
  sameDeviceLead: (app: string) =>
    app
      ? `El navegador dentro de ${app} no puede usar la cámara. Su propio navegador sí puede.`
      : 'Este navegador no puede usar la cámara aquí. Quizá otro de este dispositivo sí pueda.',
  sameDeviceSteps: [
    'Recuerde el número.',
    'Pulse el botón, o copie el enlace y ábralo en su propio navegador.',
    'Elija allí el número y continúe.',
  ],
  sameDeviceNumber: 'Elija allí este número',
  sameDeviceOpen: 'Abrir en mi navegador',

  handoffConnectedTitle: 'Continúe en su otro dispositivo',
  handoffConnected: (device: string) => `Dispositivo conectado: ${device}`,
  handoffConnectedLead: 'Siga allí y deje esta página abierta: avanza con usted y termina por sí sola.',
  handoffDone: (name: string) => `${name}: hecho`,
  handoffDisconnect: 'Desconectar el otro dispositivo',
  handoffDisconnectSure: 'Pulse otra vez para desconectarlo',
  handoffResend: 'Mostrar un código nuevo',
  continueHere: 'Prefiero continuar aquí',

  sentences: {
    'handoff.unavailable': 'No se pudo crear un enlace para su teléfono. Continúe aquí o inténtelo de nuevo.',
    'handoff.declined':
      'La solicitud se rechazó en el otro dispositivo. Si fue un error, muestre un código nuevo.',
    'handoff.stalled':
      'Su otro dispositivo lleva dos minutos sin responder. No se ha perdido nada. Si está en reposo, actívelo.',
  },
};
