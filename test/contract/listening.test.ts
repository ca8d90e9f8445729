/** Where the sandbox can be reached, and where it cannot. */
import { request } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { startSandbox } from '../../demo/server/sandbox.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import { TestSandbox } from './test-sandbox.ts';

const sandbox = await sandboxOfFile();

/** Status of a request with that Host header. */
const statusFor = (host: string, path = '/healthz'): Promise<number> =>
  new Promise((resolve, reject) => {
    const { port } = sandbox.running;
    const call = request({ host: '127.0.0.1', port, path, headers: { Host: host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.on('error', reject).end();
  });

it('is the same sandbox under both names of this machine', async () => {
  const port = String(sandbox.running.port);
  expect(sandbox.url).toBe(`http://localhost:${port}`);
  for (const host of ['localhost', '127.0.0.1']) {
    const response = await fetch(`http://${host}:${port}/healthz`);
    expect(response.status, host).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
  }
});

it('does not answer to a foreign name that leads here', async () => {
  expect(await statusFor('localhost')).toBe(200);
  expect(await statusFor('frame.localhost')).toBe(200);
  expect(await statusFor('rebound.example')).toBe(403);
  expect(await statusFor('rebound.example', '/console/api/sessions')).toBe(403);
  expect(await statusFor('localhost.example', '/verify/tok_1/invitation')).toBe(403);
});

it('says so when its port is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(startSandbox({ port, dataDir: sandbox.dataDir })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  await new Promise((resolve) => other.close(resolve));
});

it('answers every name when it was told to listen everywhere', async () => {
  const everywhere = await TestSandbox.start({ host: '0.0.0.0' });
  try {
    const { port, url } = everywhere.running;
    expect(url).toBe(`http://127.0.0.1:${String(port)}`);
    const status = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/healthz', headers: { Host: 'laptop.lan' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(200);
  } finally {
    await everywhere.stop();
  }
});

it('lets go of its port when it is closed', async () => {
  const first = await TestSandbox.start();
  const { port } = first.running;
  await first.running.close();
  const second = await startSandbox({ port, dataDir: first.dataDir });
  expect(second.port).toBe(port);
  await second.close();
  await first.restart();
  await first.stop();
});

it('answers 404 to what it does not have', async () => {
  expect((await fetch(`${sandbox.url}/nothing`)).status).toBe(404);
  expect((await fetch(`${sandbox.url}/console/nothing`)).status).toBe(404);
});
