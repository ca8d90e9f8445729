/** `<idv-capture>` as these pages use it: the published file defines it, so nothing of it is imported here. */

/** What the element is given and can be asked. */
export interface CaptureElement extends HTMLElement {
  captureUrl: string | null;
  session: unknown;
  open(): unknown;
}

/** The fields of each event, in the order in which the pages list them. */
export const eventFields = {
  'idv-ready': [],
  'idv-step': ['step', 'index', 'count'],
  'idv-handoff': ['phase'],
  'idv-complete': ['sessionId', 'status'],
  'idv-cancel': [],
  'idv-error': ['code', 'recoverable'],
} as const satisfies Record<string, readonly string[]>;

/** A new element, once the published file has defined it: a property set earlier would not reach its setter. */
export const createCapture = async (): Promise<CaptureElement> => {
  await customElements.whenDefined('idv-capture');
  return document.createElement('idv-capture') as CaptureElement;
};
