/** What a page is, in the browser's own words. Reads only; what it tries (a database of no content) it takes back. */

/** The page as far as it matters to a capture. */
export interface PageFacts {
  /** `null` for a page without one, such as a sandboxed frame's. */
  readonly origin: string | null;
  readonly isSecure: boolean;
  readonly isHttps: boolean;
  readonly port: string;
}

/** Facts about this page. */
export const pageFacts = (): PageFacts => ({
  origin: origin === 'null' ? null : origin,
  isSecure: isSecureContext,
  isHttps: location.protocol === 'https:',
  port: location.port,
});

const trialName = 'idv-capture.check';

/** Whether the browser keeps anything for this page beyond a reload. */
export const keepsData = (): Promise<boolean> =>
  new Promise((resolve) => {
    try {
      const opening = indexedDB.open(trialName);
      opening.onsuccess = () => {
        opening.result.close();
        indexedDB.deleteDatabase(trialName);
        resolve(true);
      };
      opening.onerror = () => {
        resolve(false);
      };
    } catch {
      // Missing, or forbidden to a frame of another origin.
      resolve(false);
    }
  });

/** Copies a text. Rejects where the page may not. */
export const copyText = (text: string): Promise<void> => navigator.clipboard.writeText(text);
