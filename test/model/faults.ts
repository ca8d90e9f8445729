/** What can happen to one request between a device and the server. Data only. */

/** One fault, or none. */
export type Fault =
  | { readonly type: 'none' }
  /** It never arrives. */
  | { readonly type: 'lost-request' }
  /** The work is done, and nobody hears of it. */
  | { readonly type: 'lost-answer' }
  /** Nobody says anything: it ends when the device's patience does. `arrives`: the work is done all the same. */
  | { readonly type: 'silence'; readonly arrives: boolean }
  | { readonly type: 'status'; readonly status: 500 | 502 | 503; readonly arrives: boolean }
  | { readonly type: 'rate-limited'; readonly retryAfter: string | null }
  /** The server wants another nonce; `times` 2 is a browser that was cut off twice. */
  | { readonly type: 'nonce'; readonly times: 1 | 2 }
  /** The server does not want this picture. */
  | { readonly type: 'refused' }
  /** The work is done and the answer is cut in the middle. */
  | { readonly type: 'truncated' }
  /** It waits on its way there, until somebody lets it go on. */
  | { readonly type: 'held-request' }
  /** The work is done at once; its answer waits. */
  | { readonly type: 'held-answer' };

/** A fault that waits for its request. */
export interface PlannedFault {
  readonly fault: Fault;
  /** Whether it waits for a picture. */
  readonly isForUploads: boolean;
}

/** Every way in which a request can go wrong, about as often as each deserves. */
export const everyFault: readonly Fault[] = [
  { type: 'none' },
  { type: 'lost-request' },
  { type: 'lost-answer' },
  { type: 'silence', arrives: false },
  { type: 'silence', arrives: true },
  { type: 'status', status: 503, arrives: false },
  { type: 'status', status: 502, arrives: true },
  { type: 'status', status: 500, arrives: false },
  { type: 'rate-limited', retryAfter: '2' },
  { type: 'rate-limited', retryAfter: null },
  { type: 'rate-limited', retryAfter: '120' },
  { type: 'nonce', times: 1 },
  { type: 'nonce', times: 2 },
  { type: 'refused' },
  { type: 'truncated' },
  { type: 'held-request' },
  { type: 'held-answer' },
];

/** A fault in a few letters, for a sequence that is printed. */
export const nameOf = (fault: Fault): string => {
  switch (fault.type) {
    case 'silence':
      return fault.arrives ? 'silence after' : 'silence';
    case 'status':
      return `${fault.status}${fault.arrives ? ' after' : ''}`;
    case 'rate-limited':
      return `429 ${fault.retryAfter ?? '-'}`;
    case 'nonce':
      return `nonce ×${fault.times}`;
    default:
      return fault.type;
  }
};
