/** The public events of `<idv-capture>`: bubbling, composed, with typed read-only fields. None carries personal data. */
import type { ErrorCode } from '../model/errors.ts';
import type { Report } from '../model/report.ts';
import type { EndStatus, HandoffPhase } from '../model/session.ts';
import type { StepId } from '../model/step.ts';

const outward = { bubbles: true, composed: true } as const;

/** The person can begin. */
export class IdvReadyEvent extends Event {
  static readonly type = 'idv-ready';
  constructor() {
    super(IdvReadyEvent.type, outward);
  }
}

/** Another step is on the screen. `index` counts from 1. */
export class IdvStepEvent extends Event {
  static readonly type = 'idv-step';
  constructor(
    readonly step: StepId,
    readonly index: number,
    readonly count: number,
  ) {
    super(IdvStepEvent.type, outward);
  }
}

/** The handoff to another device has come further. */
export class IdvHandoffEvent extends Event {
  static readonly type = 'idv-handoff';
  constructor(readonly phase: HandoffPhase) {
    super(IdvHandoffEvent.type, outward);
  }
}

/**
 * Everything has been submitted; not that anything was approved. `preventDefault()` prevents the redirect, `waitUntil()`
 * delays it.
 */
export class IdvCompleteEvent extends Event {
  static readonly type = 'idv-complete';
  constructor(
    readonly sessionId: string,
    readonly status: EndStatus,
  ) {
    super(IdvCompleteEvent.type, { ...outward, cancelable: true });
  }

  /**
   * Delays the redirect until `work` has settled, however it does, and for two seconds at most. To be called while the
   * event is handled; the name and the way are those of `ExtendableEvent` (Service Workers).
   */
  waitUntil(work: PromiseLike<unknown>): void {
    const works = worksOf(this);
    works.push(work);
    awaited.set(this, works);
  }
}

const awaited = new WeakMap<Event, PromiseLike<unknown>[]>();

/** What the redirect after an event waits for. */
export const worksOf = (event: Event): PromiseLike<unknown>[] => awaited.get(event) ?? [];

/** The person stopped without submitting. */
export class IdvCancelEvent extends Event {
  static readonly type = 'idv-cancel';
  constructor() {
    super(IdvCancelEvent.type, outward);
  }
}

/** Something did not work; the person reads what, and what to do. `recoverable`: the flow can go on in this element. */
export class IdvErrorEvent extends Event {
  static readonly type = 'idv-error';
  constructor(
    readonly code: ErrorCode,
    readonly recoverable: boolean,
  ) {
    super(IdvErrorEvent.type, outward);
  }
}

/** The event that tells the page of a report. */
export const eventOf = (report: Report): Event => {
  switch (report.type) {
    case 'ready':
      return new IdvReadyEvent();
    case 'step':
      return new IdvStepEvent(report.step, report.index, report.count);
    case 'handoff':
      return new IdvHandoffEvent(report.phase);
    case 'complete':
      return new IdvCompleteEvent(report.sessionId, report.status);
    case 'cancel':
      return new IdvCancelEvent();
    case 'error':
      return new IdvErrorEvent(report.code, report.recoverable);
  }
};

declare global {
  interface HTMLElementEventMap {
    'idv-ready': IdvReadyEvent;
    'idv-step': IdvStepEvent;
    'idv-handoff': IdvHandoffEvent;
    'idv-complete': IdvCompleteEvent;
    'idv-cancel': IdvCancelEvent;
    'idv-error': IdvErrorEvent;
  }
}
