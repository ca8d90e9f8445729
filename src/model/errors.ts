/**
 * The one error class and the table of its codes. Codes are public API: they stand in `idv-error`, in messages and in
 * the sentences of i18n/. A `CaptureError` carries its code only: no token, no response body, no personal data.
 */

/** What the person (or, for `fix-page`, the developer) can do about an error. */
export type Recovery = 'retry' | 'retake' | 'upload-file' | 'renew' | 'fix-page' | 'start-over' | 'none';

interface ErrorFacts {
  /** Whether the flow can go on in this element without the host page doing anything. */
  readonly recoverable: boolean;
  readonly recovery: Recovery;
}

/** Every code with what follows from it. */
export const errorTable = {
  'entry.missing': { recoverable: false, recovery: 'fix-page' },
  'entry.conflict': { recoverable: false, recovery: 'fix-page' },
  'entry.invalid_url': { recoverable: false, recovery: 'fix-page' },
  'entry.insecure_url': { recoverable: false, recovery: 'fix-page' },
  'entry.no_token': { recoverable: false, recovery: 'fix-page' },
  'entry.missing_api_base': { recoverable: false, recovery: 'fix-page' },
  'entry.invalid_session': { recoverable: false, recovery: 'fix-page' },

  'env.insecure_context': { recoverable: true, recovery: 'upload-file' },
  'env.module_load_failed': { recoverable: true, recovery: 'retry' },
  'env.popup_blocked': { recoverable: true, recovery: 'retry' },

  'camera.permission_denied': { recoverable: true, recovery: 'retry' },
  'camera.permission_dismissed': { recoverable: true, recovery: 'retry' },
  'camera.blocked_by_policy': { recoverable: true, recovery: 'upload-file' },
  'camera.not_found': { recoverable: true, recovery: 'upload-file' },
  'camera.in_use': { recoverable: true, recovery: 'retry' },
  'camera.failed': { recoverable: true, recovery: 'retry' },
  'camera.ended': { recoverable: true, recovery: 'retry' },

  'capture.empty': { recoverable: true, recovery: 'retake' },
  'capture.unsupported_type': { recoverable: true, recovery: 'retake' },
  'capture.unreadable': { recoverable: true, recovery: 'retake' },
  'capture.too_large': { recoverable: true, recovery: 'retake' },
  'capture.too_small': { recoverable: true, recovery: 'retake' },

  'network.offline': { recoverable: true, recovery: 'retry' },
  'network.timeout': { recoverable: true, recovery: 'retry' },
  'network.bad_response': { recoverable: true, recovery: 'retry' },

  'server.rate_limited': { recoverable: true, recovery: 'retry' },
  'server.unavailable': { recoverable: true, recovery: 'retry' },
  'server.refused': { recoverable: true, recovery: 'retry' },
  'server.unsupported_step': { recoverable: false, recovery: 'none' },

  'upload.too_large': { recoverable: true, recovery: 'retake' },
  'upload.rejected_type': { recoverable: true, recovery: 'retake' },
  'upload.incomplete': { recoverable: true, recovery: 'retake' },

  'fields.rejected': { recoverable: true, recovery: 'retry' },

  'session.expired': { recoverable: true, recovery: 'renew' },
  'session.gone': { recoverable: true, recovery: 'renew' },
  'session.failed': { recoverable: false, recovery: 'none' },
  'session.bound_elsewhere': { recoverable: true, recovery: 'renew' },
  'session.origin_not_allowed': { recoverable: false, recovery: 'fix-page' },

  'link.already_used': { recoverable: true, recovery: 'renew' },
  'link.expired': { recoverable: true, recovery: 'renew' },
  'handoff.unavailable': { recoverable: true, recovery: 'retry' },
  'handoff.taken': { recoverable: true, recovery: 'start-over' },

  ready_timeout: { recoverable: true, recovery: 'retry' },
  'redirect.blocked': { recoverable: true, recovery: 'none' },
} as const satisfies Record<string, ErrorFacts>;

/** A stable code, `domain.name` (and Verifa's own `ready_timeout`). */
export type ErrorCode = keyof typeof errorTable;

/** Whether a string is one of the codes. */
export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorTable, code);

/** The one error of this package. Its message is its code. */
export class CaptureError extends Error {
  override readonly name = 'CaptureError';

  constructor(
    readonly code: ErrorCode,
    options?: ErrorOptions & {
      /** Earliest time for another try, in milliseconds from now, where the server named one. */
      readonly retryAfterMs?: number | undefined;
      /** Names of the request's fields that the server refused. */
      readonly fields?: readonly string[] | undefined;
    },
  ) {
    super(code, options);
    this.retryAfterMs = options?.retryAfterMs ?? null;
    this.fields = options?.fields ?? [];
  }

  readonly retryAfterMs: number | null;
  readonly fields: readonly string[];

  get recoverable(): boolean {
    return errorTable[this.code].recoverable;
  }

  get recovery(): Recovery {
    return errorTable[this.code].recovery;
  }
}

/** The code of whatever was thrown: its own, or `fallback` for anything that is not a `CaptureError`. */
export const codeOf = (thrown: unknown, fallback: ErrorCode): ErrorCode =>
  thrown instanceof CaptureError ? thrown.code : fallback;
