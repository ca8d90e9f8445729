/** The way to the check of a page that costs those nothing who do not go it. It may be imported without a browser. */
import type { CheckOptions, PageReport } from './page-report.ts';

/**
 * Tells whoever builds a page what to change in it for `<idv-capture>` to work: by trying what the element would do,
 * without a session, a camera or a question to the person. Call it in the page that the element, or the frame with it,
 * stands in.
 *
 * @throws {DOMException} `AbortError`; in a place that is no browser's page it rejects as well
 */
export const checkPage = async (options: CheckOptions = {}): Promise<PageReport> => {
  const { inspectPage } = await import('./inspect-page.ts');
  return inspectPage(options);
};
