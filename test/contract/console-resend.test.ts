/** The console's "Resend": a webhook sent again, as it was, with a signature of now. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { isSigned } from '../../demo/server/webhooks/signature.ts';
import { newVerifaSession, newVerilockSession, readJson, verifa, verilock, type Json } from './backend.ts';
import { eventually } from './eventually.ts';
import { TestSandbox } from './test-sandbox.ts';

/** One call that the endpoint has got. */
interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The integrator's endpoint; it answers with `status`, and not at all while `status` is null. */
class Endpoint {
  readonly calls: Received[] = [];
  status: number | null = 200;
  readonly #server: Server;
  #held: (() => void)[] = [];

  private constructor() {
    this.#server = createServer((incoming, outgoing) => {
      let body = '';
      incoming.setEncoding('utf8').on('data', (text: string) => (body += text));
      incoming.on('end', () => {
        this.calls.push({ headers: incoming.headers, body });
        const answer = (): void => {
          outgoing.writeHead(this.status ?? 200).end();
        };
        if (this.status === null) this.#held.push(answer);
        else answer();
      });
    });
  }

  static async open(): Promise<Endpoint> {
    const endpoint = new Endpoint();
    await new Promise<void>((resolve) => endpoint.#server.listen(0, '127.0.0.1', resolve));
    return endpoint;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/hook`;
  }

  /** Answers whoever still waits with 200. */
  release(): void {
    this.status = 200;
    for (const answer of this.#held.splice(0)) answer();
  }

  close(): void {
    this.#server.close();
  }
}

let sandbox: TestSandbox | null = null;
let endpoint: Endpoint | null = null;
afterEach(async () => {
  endpoint?.release();
  await sandbox?.stop();
  endpoint?.close();
  sandbox = null;
  endpoint = null;
});

const start = async (options: Parameters<typeof TestSandbox.start>[0] = {}) => {
  endpoint = await Endpoint.open();
  sandbox = await TestSandbox.start({ webhookUrl: endpoint.url, ...options });
  return { from: sandbox, endpoint };
};
const resend = async ({ url }: TestSandbox, id: string, headers: Record<string, string> = {}) =>
  readJson(await fetch(`${url}/console/api/deliveries/${id}/resend`, { method: 'POST', headers }));

/** The session's only delivery, once it is in that status. */
const deliveryOf = (from: TestSandbox, sessionId: string, status: string): Promise<Json> =>
  eventually(async () => {
    const { body } = await readJson(await fetch(`${from.url}/console/api/sessions/${sessionId}`));
    const [delivery] = body['deliveries'] as readonly Json[];
    expect(delivery).toMatchObject({ status });
    return delivery ?? {};
  });

it('sends the same body again, signed anew', async () => {
  const { from, endpoint: hook } = await start();
  const { id } = await newVerifaSession(from.url);
  const delivered = await deliveryOf(from, id, 'delivered');
  from.clock.advance(600_000);

  const answer = await resend(from, String(delivered['id']), { Origin: from.url });
  expect(answer.status).toBe(202);
  expect(answer.body).toEqual({
    delivery: {
      ...delivered,
      status: 'pending',
      status_code: null,
      attempts: 0,
      next_attempt_at: '2026-03-01T12:10:00.000Z',
      signature: null,
      sent_at: null,
    },
  });
  const again = await deliveryOf(from, id, 'delivered');
  expect(again).toMatchObject({ attempts: 1, status_code: 200, sent_at: '2026-03-01T12:10:00.000Z' });
  expect(hook.calls).toHaveLength(2);
  const [first, second] = hook.calls;
  expect(second?.body).toBe(first?.body);
  const signature = String(second?.headers['x-verifa-signature']);
  expect(signature).not.toBe(first?.headers['x-verifa-signature']);
  expect(isSigned('verifa', second?.body ?? '', signature, from.clock.now())).toBe(true);
});

it('gives a delivery that was given up all its attempts again', async () => {
  const { from, endpoint: hook } = await start({ webhookRetryDelaysMs: { verifa: [0], verilock: [] } });
  hook.status = 500;
  const { id } = await newVerifaSession(from.url);
  const failed = await deliveryOf(from, id, 'failed');
  expect(failed).toMatchObject({ attempts: 2, status_code: 500 });
  await resend(from, String(failed['id']));
  await eventually(() => {
    expect(hook.calls).toHaveLength(4);
  });
  expect(await deliveryOf(from, id, 'failed')).toMatchObject({ attempts: 2, status_code: 500 });
});

it('does not wait for the next retry', async () => {
  const { from, endpoint: hook } = await start();
  hook.status = 503;
  const { id } = await newVerifaSession(from.url);
  const waiting = await eventually(async () => {
    const delivery = await deliveryOf(from, id, 'pending');
    expect(delivery['status_code']).toBe(503);
    return delivery;
  });
  hook.status = 200;
  expect((await resend(from, String(waiting['id']))).status).toBe(202);
  expect(await deliveryOf(from, id, 'delivered')).toMatchObject({ attempts: 1 });
});

it('refuses while an attempt is under way', async () => {
  const { from, endpoint: hook } = await start();
  hook.status = null;
  const { id } = await newVerifaSession(from.url);
  await eventually(() => {
    expect(hook.calls).toHaveLength(1);
  });
  const underWay = await deliveryOf(from, id, 'pending');
  const answer = await resend(from, String(underWay['id']));
  expect(answer.status).toBe(409);
  expect(answer.body).toEqual({ error: 'under_way' });
  hook.release();
  await deliveryOf(from, id, 'delivered');
  expect(hook.calls).toHaveLength(1);
});

it('works for Verilock, and for a session that was redacted', async () => {
  const { from, endpoint: hook } = await start();
  const { id } = await newVerilockSession(from.url, { expires_in: 300 });
  from.clock.advance(300_000);
  expect((await verilock(from.url, `/sessions/${id}`)).body).toMatchObject({ status: 'expired' });
  const expired = await deliveryOf(from, id, 'delivered');
  expect((await resend(from, String(expired['id']))).status).toBe(202);
  await eventually(() => {
    expect(hook.calls).toHaveLength(2);
  });

  const { id: redacted } = await newVerifaSession(from.url);
  const created = await deliveryOf(from, redacted, 'delivered');
  await verifa(from.url, `/sessions/${redacted}/data`, undefined, { method: 'DELETE' });
  await eventually(() => {
    expect(hook.calls).toHaveLength(5);
  });
  expect((await resend(from, String(created['id']))).status).toBe(202);
  await eventually(() => {
    expect(hook.calls).toHaveLength(6);
  });
});

it('is for the sandbox’s own pages, and for deliveries that exist', async () => {
  const { from, endpoint: hook } = await start();
  const { id } = await newVerifaSession(from.url);
  const delivery = await deliveryOf(from, id, 'delivered');
  for (const origin of ['http://localhost:3000', 'https://evil.example', 'null'])
    expect((await resend(from, String(delivery['id']), { Origin: origin })).status).toBe(403);
  expect((await resend(from, 'whd_unknown')).status).toBe(404);
  expect(hook.calls).toHaveLength(1);
});
