/**
 * The line to the page around the element: what happened goes out as event, message and redirect; its commands and the
 * wish to know the height come in. Closed when the element leaves the page.
 */
import type { Ports } from '../model/ports.ts';
import type { Report } from '../model/report.ts';
import type { EndStatus } from '../model/session.ts';
import { readCommand, type HostCommand } from '../report/messages.ts';
import { Reporter } from '../report/reporter.ts';
import { eventOf, worksOf } from './events.ts';

/** What the line needs of its element. */
export interface PageLinkHost {
  readonly element: HTMLElement;
  readonly onCommand: (command: HostCommand) => void;
}

/** The line between one element and its page. */
export class PageLink {
  readonly #host: PageLinkHost;
  readonly #ports: Ports;
  readonly #reporter: Reporter;
  #stopCommands: (() => void) | null = null;
  #sizes: ResizeObserver | null = null;
  #allowed = '';
  #works: readonly PromiseLike<unknown>[] = [];

  constructor(ports: Ports, host: PageLinkHost) {
    this.#ports = ports;
    this.#host = host;
    this.#reporter = new Reporter(ports.host, (report) => this.#dispatch(report));
  }

  /** Opens the line to the origins that a session allows. Repeating the same costs nothing. */
  allow(origins: readonly string[], sessionId: string | null): void {
    this.#reporter.allow(origins, sessionId);
    const allowed = this.#reporter.origins.join(' ');
    if (allowed === this.#allowed) return;
    this.close();
    this.#allowed = allowed;
    if (allowed === '') return;
    this.#stopCommands = this.#ports.host.onMessage(this.#reporter.origins, (data) => {
      const command = readCommand(data);
      if (command) this.#host.onCommand(command);
    });
    // Only a frame has a height that somebody else has to give it.
    if (!this.#ports.devices.isFramed) return;
    this.#sizes = new ResizeObserver(([entry]) => {
      const heightPx = entry?.borderBoxSize[0]?.blockSize;
      if (heightPx !== undefined && heightPx > 0) this.#reporter.resize(heightPx);
    });
    this.#sizes.observe(this.#host.element);
  }

  /** Tells the page. `false` when it prevented what would follow. */
  report(report: Report): boolean {
    return this.#reporter.report(report);
  }

  /** What the page, told of the last report, wants done before it is left. */
  get works(): readonly PromiseLike<unknown>[] {
    return this.#works;
  }

  /** Where the person may go on to, or `null`; an unsafe address is reported once as `redirect.blocked`. */
  target(redirectUrl: string | null, sessionId: string, status: EndStatus): string | null {
    if (!redirectUrl) return null;
    const target = this.#reporter.target(redirectUrl, sessionId, status);
    if ('href' in target) return target.href;
    this.report({ type: 'error', code: target.code, recoverable: true });
    return null;
  }

  close(): void {
    this.#allowed = '';
    this.#stopCommands?.();
    this.#stopCommands = null;
    this.#sizes?.disconnect();
    this.#sizes = null;
  }

  /** A page's listener that throws is the page's affair: the browser reports it, the flow goes on. */
  #dispatch(report: Report): boolean {
    const event = eventOf(report);
    const proceed = this.#host.element.dispatchEvent(event);
    this.#works = worksOf(event);
    return proceed;
  }
}
