/**
 * The one error class and the table of its codes. Codes are public API: they stand in `idv-error`, in messages and in
 * the sentences of i18n/. A `CaptureError` carries its code only: no token, no response body, no personal data.
 */

/** What the person (or, for `fix-page`, the developer) can do about an error. */
export type Recovery = 'retry' | 'retake' | 'upload-file' | 'renew' | 'fix-page' | 'start-over' | 'none';

/** Every code with what can be done about it. */
export const errorTable = {
  'entry.missing': 'fix-page',
  'entry.conflict': 'fix-page',
  'entry.invalid_url': 'fix-page',
  'entry.insecure_url': 'fix-page',
  'entry.no_token': 'fix-page',
  'entry.missing_api_base': 'fix-page',
  'entry.invalid_session': 'fix-page',

  'env.insecure_context': 'upload-file',
  'env.in_app_browser': 'upload-file',
  'env.module_load_failed': 'retry',
  'env.popup_blocked': 'retry',
  'env.csp_blocked': 'fix-page',
  'env.duplicate_version': 'fix-page',

  'camera.permission_denied': 'retry',
  'camera.permission_dismissed': 'retry',
  'camera.permission_pending': 'retry',
  'camera.blocked_by_policy': 'upload-file',
  'camera.not_found': 'upload-file',
  'camera.in_use': 'retry',
  'camera.in_use_by_page': 'retry',
  'camera.failed': 'retry',
  'camera.ended': 'retry',
  'camera.paused': 'retry',
  'camera.no_frames': 'retry',
  'camera.unsuitable': 'upload-file',
  'camera.needs_gesture': 'retry',

  'capture.empty': 'retake',
  'capture.unsupported_type': 'retake',
  'capture.unreadable': 'retake',
  'capture.too_large': 'retake',
  'capture.too_small': 'retake',
  'capture.interrupted': 'retake',

  'network.offline': 'retry',
  'network.timeout': 'retry',
  'network.bad_response': 'retry',
  'network.blocked': 'retry',
  'network.captive_portal': 'retry',

  'server.rate_limited': 'retry',
  'server.unavailable': 'retry',
  'server.refused': 'retry',
  'server.unsupported_step': 'none',

  'upload.too_large': 'retake',
  'upload.rejected_type': 'retake',
  'upload.incomplete': 'retake',

  'fields.rejected': 'retry',

  'session.expired': 'renew',
  'session.gone': 'renew',
  'session.failed': 'none',
  'session.bound_elsewhere': 'renew',
  'session.origin_not_allowed': 'fix-page',
  'session.open_elsewhere': 'start-over',

  'link.already_used': 'renew',
  'link.expired': 'renew',
  'handoff.unavailable': 'retry',
  'handoff.taken': 'start-over',
  'handoff.wrong_number': 'renew',
  'handoff.declined': 'retry',
  'handoff.rejected': 'retry',
  'handoff.stalled': 'retry',

  ready_timeout: 'retry',
  'redirect.blocked': 'start-over',
} as const satisfies Record<string, Recovery>;

/** A stable code, `domain.name` (and Verifa's own `ready_timeout`). */
export type ErrorCode = keyof typeof errorTable;

/** Codes about the camera: what is said about them is loaded where there is one. */
export type CameraCode = Extract<
  ErrorCode,
  `camera.${string}` | 'env.insecure_context' | 'env.in_app_browser'
>;

/** Codes that are read only where another device is invited: what is said about them is loaded there. */
export type HandoffCode = 'handoff.unavailable' | 'handoff.declined' | 'handoff.stalled';

/** Codes that hardly anybody meets: what is said about them is loaded when one does. */
export type RareCode =
  | Extract<ErrorCode, `entry.${string}`>
  | 'env.csp_blocked'
  | 'env.duplicate_version'
  | 'capture.interrupted'
  | 'network.blocked'
  | 'network.captive_portal'
  | 'server.unsupported_step'
  | 'session.gone'
  | 'session.failed'
  | 'session.origin_not_allowed'
  | 'session.open_elsewhere';

/** Whether the flow can go on in this element without the host page doing anything. */
export const isRecoverable = (code: ErrorCode): boolean => !['fix-page', 'none'].includes(errorTable[code]);

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

  get recovery(): Recovery {
    return errorTable[this.code];
  }
}

/** The code of whatever was thrown: its own, or `fallback` for anything that is not a `CaptureError`. */
export const codeOf = (thrown: unknown, fallback: ErrorCode): ErrorCode =>
  thrown instanceof CaptureError ? thrown.code : fallback;
