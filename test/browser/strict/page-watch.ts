/**
 * The first script of a strict page: notes every violation and every event of the element, and takes the page's cameras
 * away, because it is walked with files. It must not do anything that a policy could be against.
 */

/** What the page has noted. */
export interface PageNotes {
  readonly violations: string[];
  /** Types of the element's events, with the step or the phase that they are about. */
  readonly events: string[];
}

const notes: PageNotes = { violations: [], events: [] };
(globalThis as { pageNotes?: PageNotes }).pageNotes = notes;

document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
  notes.violations.push(`${effectiveDirective} ${blockedURI} ${sourceFile}`);
});
for (const type of ['ready', 'step', 'handoff', 'complete', 'cancel', 'error'])
  document.addEventListener(`idv-${type}`, (event) => {
    const { step, phase, code } = event as Event & Partial<Record<'step' | 'phase' | 'code', string>>;
    notes.events.push([type, step ?? phase ?? code].filter(Boolean).join(' '));
  });

// Of all objects of that kind: a browser may forget the one that it has made, and what was put on it.
Object.defineProperties(MediaDevices.prototype, {
  getUserMedia: { value: () => Promise.reject(new DOMException('no camera', 'NotFoundError')) },
  enumerateDevices: { value: () => Promise.resolve([]) },
});
