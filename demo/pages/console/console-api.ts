/** Reads the sandbox's console resources. */

/** A session in the list. Times are ISO 8601. */
export interface SessionSummary {
  readonly id: string;
  readonly provider: string;
  readonly environment: string;
  readonly status: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly external_ref: string | null;
  readonly holder: string | null;
  readonly steps: readonly string[];
  readonly captures_count: number;
}

/** What was said of a file when it came; which of it there is depends on the step. */
export interface FileDetails {
  readonly source?: string;
  readonly liveness?: { readonly action: string };
  readonly proof_of_address?: { readonly kind: string; readonly document_date?: string };
  readonly reading?: {
    readonly source: 'barcode' | 'mrz';
    readonly fields: Readonly<Record<string, string>>;
    readonly document_type: string | null;
    readonly document_number: string | null;
    readonly issuer: string | null;
    readonly expires_on: string | null;
    readonly confidence: number;
  };
  readonly doubts?: readonly string[];
  /** Set for the straightened copy of a picture. */
  readonly copy?: string;
}

/** One received file. `frame` counts from 0 and means something for liveness only. */
export interface ReceivedFile {
  readonly id: string;
  readonly step: string;
  readonly frame: number;
  readonly mime_type: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly width_px: number | null;
  readonly height_px: number | null;
  readonly metadata: FileDetails;
  readonly received_at: string;
  readonly url: string;
}

/** A link that leads to a session. */
export interface SessionLink {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly expires_at: string;
}

/** A webhook, sent or on its way. `signature_valid` is `null` where the receiver did not check it. */
export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly url: string;
  readonly status: 'pending' | 'delivered' | 'failed';
  readonly status_code: number | null;
  readonly attempts: number;
  readonly next_attempt_at: string | null;
  readonly signature: string | null;
  readonly signature_valid: boolean | null;
  readonly payload: unknown;
  readonly sent_at: string | null;
}

/** A browser that took part in a session. */
export interface Device {
  readonly label: string;
  readonly is_origin: boolean;
  readonly is_holder: boolean;
}

/** What the list does not tell of a session. */
export interface SessionFacts extends SessionSummary {
  readonly result: string | null;
  readonly expires_at: string;
  readonly submitted_at: string | null;
  readonly completed_at: string | null;
  readonly country: string | null;
  readonly document_type: string | null;
  readonly redirect_url: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly fields_received: boolean;
  readonly redacted_at: string | null;
  readonly devices: readonly Device[];
}

/** Everything about one session. `fields` holds what the backend knew until the person has entered theirs. */
export interface SessionDetail {
  readonly session: SessionFacts;
  readonly consent:
    (Readonly<Record<'at' | 'version' | 'language', string>> & { readonly ip: string | null }) | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly captures: readonly ReceivedFile[];
  readonly links: readonly SessionLink[];
  readonly deliveries: readonly Delivery[];
}

/** All sessions, newest first. */
export const loadSessions = async (): Promise<readonly SessionSummary[]> =>
  ((await loadJson('/console/api/sessions')) as { sessions: readonly SessionSummary[] }).sessions;

/** One session, or `null` where there is none with that id. */
export const loadSession = async (id: string): Promise<SessionDetail | null> =>
  (await loadJson(`/console/api/sessions/${encodeURIComponent(id)}`)) as SessionDetail | null;

const loadJson = async (path: string): Promise<unknown> => {
  const response = await fetch(path, { cache: 'no-store' });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${path} answered ${String(response.status)}`);
  return response.json();
};
