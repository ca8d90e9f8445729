/**
 * What happened, told to the page: first the event, then the message, then the redirect. One direction, one place.
 * Messages go to exact allowed origins; the redirect passes redirect.ts.
 */
import { codeOf, type ErrorCode } from '../model/errors.ts';
import type { HostPort } from '../model/ports.ts';
import type { Report } from '../model/report.ts';
import type { EndStatus } from '../model/session.ts';
import { messageOf, resizeMessage } from './messages.ts';
import { targetOrigins } from './origins.ts';
import { redirectTarget } from './redirect.ts';

/** How the page is told of a report; `false` when it prevented what would follow. */
export type Dispatch = (report: Report) => boolean;

/** Tells the page around one element. */
export class Reporter {
  readonly #host: HostPort;
  readonly #dispatch: Dispatch;
  #allowedOrigins: readonly string[] = [];
  #sessionId: string | null = null;

  constructor(host: HostPort, dispatch: Dispatch) {
    this.#host = host;
    this.#dispatch = dispatch;
  }

  /** Who may hear. Before this is known nobody is told by message. */
  allow(origins: readonly string[], sessionId: string | null): void {
    this.#allowedOrigins = origins;
    this.#sessionId = sessionId;
  }

  /** The exact origins that messages go to and commands come from. */
  get origins(): readonly string[] {
    return targetOrigins(this.#allowedOrigins, this.#host.parentOrigin);
  }

  /** Event, then message. `false` when the page prevented what would follow. */
  report(report: Report): boolean {
    const proceed = this.#dispatch(report);
    this.#host.post(messageOf(report, this.#sessionId), this.origins);
    return proceed;
  }

  /** Tells the embedding page how high the element is, in CSS pixels. */
  resize(heightPx: number): void {
    this.#host.post(resizeMessage(Math.ceil(heightPx), this.#sessionId), this.origins);
  }

  /** Where `redirectUrl` leads with the outcome added, or the code why it leads nowhere. */
  target(
    redirectUrl: string,
    sessionId: string,
    status: EndStatus,
  ): { readonly href: string } | { readonly code: ErrorCode } {
    try {
      return { href: redirectTarget(redirectUrl, sessionId, status) };
    } catch (error) {
      return { code: codeOf(error, 'redirect.blocked') };
    }
  }
}
