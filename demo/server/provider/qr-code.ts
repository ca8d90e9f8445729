/** QR codes as the session APIs answer them: a PNG in a data URL. */
import { toDataURL } from 'qrcode';

/** The address as a QR code, `data:image/png;base64,…`; quiet zone of four modules as the standard asks. */
export const qrCodeDataUrl = (url: string): Promise<string> =>
  toDataURL(url, { type: 'image/png', errorCorrectionLevel: 'M', margin: 4, scale: 6 });
