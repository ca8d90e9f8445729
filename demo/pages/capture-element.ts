/** `<idv-capture>` as these pages use it: the published file defines it, so only its types are imported here. */
import type { IdvCapture } from '../../src/widget/idv-capture.ts';

type CaptureEventType = Extract<keyof HTMLElementEventMap, `idv-${string}`>;

type FieldNames = {
  readonly [Type in CaptureEventType]: readonly Exclude<
    keyof HTMLElementEventMap[Type],
    keyof Event | 'waitUntil'
  >[];
};

/** The fields of each event, in the order in which the pages list them. */
export const eventFields = {
  'idv-ready': [],
  'idv-step': ['step', 'index', 'count'],
  'idv-handoff': ['phase'],
  'idv-complete': ['sessionId', 'status'],
  'idv-cancel': [],
  'idv-error': ['code', 'recoverable'],
} as const satisfies FieldNames;

/** A new element, once the published file has defined it. */
export const createCapture = async (): Promise<IdvCapture> => {
  await customElements.whenDefined('idv-capture');
  return document.createElement('idv-capture');
};
