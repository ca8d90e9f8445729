/**
 * How soon the first screen is there, against the least that a custom element can be: one page each, in turn, in one
 * browser, with the network and the processor of a bad phone. Quote the ratio: the machine's own speed drifts.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { it } from 'vitest';
import { chromiumPath } from '../fixtures/chromium-path.ts';

const runs = 9;
/** "Slow 4G" as browsers' developer tools have it: bytes per second, milliseconds. */
const slow4g = { downloadThroughput: 180_000, uploadThroughput: 84_375, latency: 150 };
const cpuSlowdown = 4;

const page = (script: string, body: string): string =>
  `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Page</title><script type="module" src="${script}"></script>${body}</html>`;

const floor = `customElements.define('floor-element', class extends HTMLElement {
  connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<h2>Verify your identity</h2><button>Start</button>'; }
});`;

interface Figures {
  readonly paintMs: number;
  readonly scriptMs: number;
  readonly longestTaskMs: number;
}

const measure = async (browser: Browser, url: string): Promise<Figures> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const tab = await context.newPage();
  const cdp = await context.newCDPSession(tab);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', { offline: false, ...slow4g });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  await cdp.send('Performance.enable');
  await tab.addInitScript(() => {
    const seen = window as unknown as { paintMs?: number; longestTaskMs: number };
    seen.longestTaskMs = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.longestTaskMs = Math.max(seen.longestTaskMs, entry.duration);
    }).observe({ type: 'longtask' });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName('first-contentful-paint')) seen.paintMs = entry.startTime;
    }).observe({ type: 'paint', buffered: true });
  });
  await tab.goto(url);
  await tab.waitForFunction(() => (window as unknown as { paintMs?: number }).paintMs !== undefined);
  const { metrics } = await cdp.send('Performance.getMetrics');
  const figures = await tab.evaluate(() => {
    const { paintMs, longestTaskMs } = window as unknown as { paintMs: number; longestTaskMs: number };
    return { paintMs, longestTaskMs };
  });
  await context.close();
  const scriptSeconds = metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
  return { ...figures, scriptMs: scriptSeconds * 1000 };
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const spread = (values: readonly number[]): string =>
  [Math.min(...values), median(values), Math.max(...values)]
    .map((value) => value.toFixed(0).padStart(6))
    .join('');

it('first screen on slow 4G with a processor four times slower', async () => {
  const cdn = resolve('dist/cdn');
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const send = (type: string, body: string | Buffer): void => {
      response.writeHead(200, {
        'Content-Type': type,
        'Content-Encoding': 'gzip',
        'Cache-Control': 'no-store',
      });
      response.end(gzipSync(body));
    };
    if (path === '/floor') send('text/html', page('/floor.js', '<floor-element></floor-element>'));
    else if (path === '/floor.js') send('text/javascript', floor);
    else if (path === '/ours')
      send('text/html', page('/idv-capture.js', '<idv-capture capture-url="/verify/none"></idv-capture>'));
    else if (path.endsWith('.js') && !path.includes('..'))
      readFile(cdn + path).then(
        (bytes) => {
          send('text/javascript', bytes);
        },
        () => response.writeHead(404).end(),
      );
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  const floors: Figures[] = [];
  const ours: Figures[] = [];
  await measure(browser, `${origin}/floor`);
  await measure(browser, `${origin}/ours`);
  for (let run = 0; run < runs; run += 1) {
    floors.push(await measure(browser, `${origin}/floor`));
    ours.push(await measure(browser, `${origin}/ours`));
  }
  await browser.close();
  server.close();
  const pick = (figures: readonly Figures[], name: keyof Figures) => figures.map((figure) => figure[name]);
  const ratios = ours.map((figure, index) => figure.paintMs / (floors[index]?.paintMs ?? 1));
  console.log(
    `\n${String(runs)} runs in turn, slow 4G, processor ${String(cpuSlowdown)}x slower    min median   max`,
  );
  console.log(`first paint, vanilla element, ms              ${spread(pick(floors, 'paintMs'))}`);
  console.log(`first paint, idv-capture, ms                  ${spread(pick(ours, 'paintMs'))}`);
  console.log(`ratio, pair by pair (median)                   ${median(ratios).toFixed(2)}`);
  console.log(`script run until the first paint, ms          ${spread(pick(ours, 'scriptMs'))}`);
  console.log(`longest task, ms (0: none above 50)           ${spread(pick(ours, 'longestTaskMs'))}\n`);
});
