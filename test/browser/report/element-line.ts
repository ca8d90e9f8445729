/**
 * The element's end of the line on a page of its own, as the widget wires it, without the widget. It counts what arrives
 * and keeps what it takes for a command; a tally of that goes to whoever is asked for with `tally`.
 */
import { PageHost } from '../../../src/browser/page-host.ts';
import { systemClock } from '../../../src/browser/system-clock.ts';
import { BrowserDevices } from '../../../src/browser/media-devices.ts';
import { BrowserHttp } from '../../../src/browser/browser-http.ts';
import type { HostCommand } from '../../../src/report/messages.ts';
import { PageLink } from '../../../src/widget/page-link.ts';

/** What has happened on the page so far. */
export interface Tally {
  readonly arrived: number;
  readonly commands: readonly HostCommand[];
  readonly faults: readonly string[];
  readonly polluted: boolean;
  readonly markup: string;
}

/** Opens the line to the origins that a session would allow, and says that it is ready. */
export const openLine = (element: HTMLElement, allowed: readonly string[]): void => {
  let arrived = 0;
  const commands: HostCommand[] = [];
  const faults: string[] = [];
  const tally = (): Tally => ({
    arrived,
    commands,
    faults,
    polluted: 'polluted' in {},
    markup: element.outerHTML,
  });
  globalThis.addEventListener('error', ({ message }) => faults.push(message));
  globalThis.addEventListener('message', ({ data, origin, source }: MessageEvent<unknown>) => {
    if (typeof data === 'object' && data !== null && 'tally' in data && source === globalThis.parent)
      globalThis.parent.postMessage({ tallied: tally() }, origin);
    else arrived += 1;
  });
  const ports = {
    host: new PageHost(),
    devices: new BrowserDevices(),
    http: new BrowserHttp(),
    clock: systemClock,
  };
  const link = new PageLink(ports, {
    element,
    onCommand: (command) => {
      commands.push(command);
    },
  });
  link.allow(allowed, 'ses_1');
  link.report({ type: 'ready' });
};
