/** What a provider's own hosted page may say from inside its frame, once somebody has translated its messages. */
import type { EndStatus } from './session.ts';

/** A translated message of a hosted page. `heightPx` is in CSS pixels. */
export type HostedMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'resize'; readonly heightPx: number }
  | { readonly type: 'end'; readonly status: EndStatus; readonly sessionId?: string | null };

/**
 * Translates what a hosted page posted; `null` for anything that means nothing. It only ever sees messages of exactly
 * that frame and exactly that origin.
 */
export type HostedMessageReader = (data: unknown) => HostedMessage | null;
