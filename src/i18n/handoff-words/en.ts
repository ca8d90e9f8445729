/** English (United States). What it has to hold is checked where it is loaded. */

/** What is said about a handoff in English. */
export const handoffEn = {
  handoffTitle: 'Continue on your phone',
  handoffLead: 'Scan this code with your phone’s camera. This page goes on by itself when you are done.',
  handoffQrAlt: 'QR code that opens this check on your phone',
  handoffMaking: 'Making a fresh code…',
  handoffWaiting: 'Waiting for your phone…',
  handoffNumber: 'On your phone, choose this number',
  handoffNumberAlt: (number: string) => `Choose the number ${number} when you are asked for it.`,
  handoffWrong: (left: number) =>
    `A different number was chosen, so the code and the link have changed. Please use the new one: you have ${left === 1 ? 'one try' : `${String(left)} tries`} left.`,

  handoffOtherWays: 'Other ways to open it',
  handoffSendLead:
    'Send yourself this link and open it on your phone. It works for 15 minutes. Please give it to nobody else.',
  handoffLink: 'Your link',
  handoffCopy: 'Copy link',
  handoffCopied: 'Copied',
  handoffMail: 'E-mail',
  handoffMailSubject: 'Continue on your phone',
  handoffMessage: (url: string) => `Open this link on your phone to go on with your identity check: ${url}`,
  handoffSms: 'Text message',
  handoffShare: 'Share',
  handoffCodeLead: (address: string) => `Or open ${address} on your phone and type this code:`,
  handoffCodeAlt: (letters: string) => `The code, letter by letter: ${letters}`,

  sameDeviceTitle: 'Continue in your own browser',
  sameDeviceLead: (app: string) =>
    app
      ? `The browser inside ${app} may not use the camera. Your own browser can.`
      : 'This browser may not use the camera here. Another one on this device may.',
  sameDeviceSteps: [
    'Remember the number.',
    'Press the button, or copy the link and open it in your own browser.',
    'Choose the number and continue there.',
  ],
  sameDeviceNumber: 'Choose this number there',
  sameDeviceOpen: 'Open in my browser',

  handoffConnectedTitle: 'Continue on your other device',
  handoffConnected: (device: string) => `Connected: ${device}`,
  handoffConnectedLead: 'Go on there. Keep this page open: it follows along and finishes by itself.',
  handoffDone: (name: string) => `${name}: done`,
  handoffDisconnect: 'Disconnect the other device',
  handoffDisconnectSure: 'Press again to disconnect it',
  handoffResend: 'Show a new code',
  continueHere: 'I’d rather continue here',

  sentences: {
    'handoff.unavailable': 'No link for your phone could be made. Continue here, or try again.',
    'handoff.declined':
      'The request was declined on the other device. If that was a mistake, show a new code.',
    'handoff.stalled':
      'Your other device has been quiet for two minutes. Nothing is lost. If it has gone to sleep, wake it up.',
  },
};
