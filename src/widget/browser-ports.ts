/** The one place that picks this browser's adapters. */
import { BrowserDevices } from '../browser/media-devices.ts';
import { BrowserHttp } from '../browser/browser-http.ts';
import { PageHost } from '../browser/page-host.ts';
import { systemClock } from '../browser/system-clock.ts';
import type { Ports } from '../model/ports.ts';

/** Ports to this browser. Call it in a browser only. */
export const browserPorts = (): Ports => ({
  http: new BrowserHttp(),
  devices: BrowserDevices.shared,
  host: new PageHost(),
  clock: systemClock,
});
