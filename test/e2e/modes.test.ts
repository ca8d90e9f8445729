/** The ways in which a flow is shown: in a dialog, in a window, on a page of its own, and as a provider's own page. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { elsewhereEn } from '../../src/i18n/elsewhere-words/en.ts';
import { begin, documentCaptures, documentSteps, text, walk } from './capture-walk.ts';
import { eventually } from './fault-walk.ts';
import { Journey } from './journey.ts';
import { expectStored } from './stored-session.ts';
import { WidgetDriver } from './widget-driver.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin();
});
afterAll(() => journey.end());

test('a native dialog: Escape stops, opening again goes on where it stood', async () => {
  const { page, record, widget } = await journey.shopper({
    mode: 'modal',
    workflow: 'document',
    redirect: 'off',
  });
  await widget.button(text.launch).click();
  await begin(widget);
  await widget.reached('consent');
  const sessionId = await widget.sessionId();
  await widget.primary(text.consentAgree);
  await widget.reached('document-type');
  // Everything behind a native dialog is inert: nothing there can be pressed.
  expect(await page.locator('#new-session').evaluate((element) => element.matches(':focus'))).toBe(false);

  await page.keyboard.press('Escape');
  await widget.became('cancelled');
  expect(await widget.element.locator('dialog').evaluate((dialog: HTMLDialogElement) => dialog.open)).toBe(
    false,
  );

  await widget.button(text.launch).click();
  await widget.reached('document-type');
  await walk(journey, widget, documentSteps.slice(1), { by: 'camera' });
  await widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [record], documentCaptures);
  expect(record.faults).toEqual([]);
});

test('a window of its own: the page learns of the end, and the window closes', async () => {
  const visitor = await journey.shopper({ mode: 'popup', workflow: 'document', redirect: 'off' });
  const opened = visitor.context.waitForEvent('page');
  await visitor.widget.button(text.launch).click();
  const popup = await opened;
  const widget = new WidgetDriver(popup);
  await begin(widget);
  await widget.reached('consent');
  const sessionId = await widget.sessionId();
  await walk(journey, widget, documentSteps, { by: 'camera' });
  await visitor.widget.became('completed');
  await eventually(() => popup.isClosed()).toBe(true);
  await expectStored(journey.sandbox, sessionId, [visitor.record], documentCaptures);
  await eventually(() => visitor.record.eventsOf('idv-complete').length).toBeGreaterThan(0);
});

test('a window that the person closes: the page says so and offers it again', async () => {
  const visitor = await journey.shopper({ mode: 'popup', workflow: 'document' });
  const opened = visitor.context.waitForEvent('page');
  await visitor.widget.button(text.launch).click();
  const popup = await opened;
  await begin(new WidgetDriver(popup));
  await popup.close();
  await visitor.widget.became('cancelled');
  await visitor.widget.button(text.launch).waitFor();
});

test('a page of its own: the person comes back by redirect_url', async () => {
  const { page, record, widget } = await journey.shopper({ mode: 'redirect', workflow: 'document' });
  await widget.button(text.launch).click();
  await page.waitForURL('**/verify/**');
  await begin(widget);
  await widget.reached('consent');
  const sessionId = await widget.sessionId();
  await walk(journey, widget, documentSteps, { by: 'camera' });
  await page.waitForURL('**/done?**');
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
    session_id: sessionId,
    status: 'completed',
  });
  await expectStored(journey.sandbox, sessionId, [record], documentCaptures);
});

/** A server of its own on a free port, with whatever it answers. */
const serve = async (
  answer: (path: string) => { status: number; html: string } | null,
): Promise<[Server, string]> => {
  const server = createServer((request, response) => {
    const page = answer(request.url ?? '');
    // What is never answered hangs: that is how a page that does not come up looks.
    if (page) response.writeHead(page.status, { 'Content-Type': 'text/html' }).end(page.html);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return [server, `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`];
};

const providerPage = `<!doctype html><title>A provider</title><button>Finish</button><script>
  parent.postMessage({ vendor: 'up' }, '*');
  document.querySelector('button').addEventListener('click', () => parent.postMessage({ vendor: 'finished' }, '*'));
</script>`;

const hostPage = (
  capture: string,
  sandbox: string,
  readyTimeoutMs: number,
): string => `<!doctype html><html lang="en"><title>A shop</title>
<idv-capture capture-url="${capture}" ready-timeout-ms="${String(readyTimeoutMs)}"></idv-capture>
<script type="module">
  const element = document.querySelector('idv-capture');
  window.heard = [];
  for (const type of ['idv-complete', 'idv-error'])
    element.addEventListener(type, (event) => window.heard.push({ type, code: event.code, sessionId: event.sessionId, status: event.status }));
  element.hostedMessages = (data) => data?.vendor === 'up' ? { type: 'ready' }
    : data?.vendor === 'finished' ? { type: 'end', status: 'completed', sessionId: 'ses_theirs' } : null;
  await import('${sandbox}/idv-capture.js');
</script>`;

test('a provider that does not speak the protocol: its own page in a frame, heard by exact origin', async () => {
  const [provider, providerOrigin] = await serve((path) =>
    path === '/verify/tok_theirs' ? { status: 200, html: providerPage } : { status: 404, html: 'no' },
  );
  const [shop, shopOrigin] = await serve(() => ({
    status: 200,
    html: hostPage(`${providerOrigin}/verify/tok_theirs`, journey.origin, 60_000),
  }));
  const hosts = [shopOrigin, providerOrigin].map((origin) => new URL(origin).host);
  const { page, widget, context } = await journey.visitor({ strangers: hosts });
  try {
    await page.goto(shopOrigin);
    const frame = page.frameLocator('idv-capture iframe');
    await frame.getByRole('button', { name: 'Finish' }).waitFor();
    // The same message from the shop's own window is not the frame's.
    await page.evaluate(() => {
      window.postMessage({ vendor: 'finished' }, location.origin);
    });
    expect(await widget.state()).toBe('capturing');
    await frame.getByRole('button', { name: 'Finish' }).click();
    await widget.became('completed');
    expect(await page.evaluate(() => (window as unknown as { heard: unknown }).heard)).toEqual([
      { type: 'idv-complete', sessionId: 'ses_theirs', status: 'completed' },
    ]);
  } finally {
    await context.close();
    provider.close();
    shop.close();
  }
});

test('a provider whose page does not come up: the person is told after the timeout and offered a way', async () => {
  const [provider, providerOrigin] = await serve((path) =>
    path.startsWith('/verify/tok_theirs/') || path === '/' ? { status: 404, html: 'no' } : null,
  );
  const [shop, shopOrigin] = await serve(() => ({
    status: 200,
    html: hostPage(`${providerOrigin}/verify/tok_theirs`, journey.origin, 700),
  }));
  const hosts = [shopOrigin, providerOrigin].map((origin) => new URL(origin).host);
  const { page, widget, context } = await journey.visitor({ strangers: hosts });
  try {
    await page.goto(shopOrigin, { waitUntil: 'domcontentloaded' });
    await widget.element.getByText(text.errors.ready_timeout).waitFor();
    expect(await page.evaluate(() => (window as unknown as { heard: unknown }).heard)).toEqual([
      { type: 'idv-error', code: 'ready_timeout' },
    ]);
    await widget.element.getByRole('link', { name: elsewhereEn.hostedOpen }).waitFor();
  } finally {
    await context.close();
    provider.closeAllConnections();
    provider.close();
    shop.close();
  }
});
