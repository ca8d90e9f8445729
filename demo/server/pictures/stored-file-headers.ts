/** How a stored file is given out, wherever it is: as the type that it was let in as, to be looked at and never run. */
import type { CaptureRecord } from '../storage/records.ts';

const endings = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
} as const satisfies Record<CaptureRecord['mimeType'], string>;

/**
 * The headers of an answer that is a stored file. Opened by its address it is saved, not shown; a page of the same origin
 * can still show it as a picture.
 */
export const storedFileHeaders = ({
  step,
  mimeType,
}: Pick<CaptureRecord, 'step' | 'mimeType'>): Readonly<Record<string, string>> => ({
  'Content-Type': mimeType,
  'Content-Disposition': `attachment; filename="${step}.${endings[mimeType]}"`,
  'Content-Security-Policy':
    "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
});
