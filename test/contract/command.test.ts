/** The command as a person or a pipeline meets it: what it prints, where, and with which code it ends. */
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCommand } from '../../demo/server/command/read-command.ts';
import { webhookSecret } from '../../demo/server/webhooks/signature.ts';
import { buildCommand, CommandProcess, type CommandBuild } from './command-process.ts';
import { like } from './like.ts';

let command: CommandBuild;
let cwd: string;
beforeAll(async () => {
  command = await buildCommand();
  cwd = await mkdtemp(join(tmpdir(), 'command-'));
});
afterAll(async () => {
  await command.remove();
  await rm(cwd, { recursive: true, force: true });
});

const run = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): CommandProcess =>
  new CommandProcess(command.file, args, { cwd, environment });

describe('the command line', () => {
  it('takes every option', () => {
    const args = [
      ...['sandbox', '--port', '9000', '--host', '0.0.0.0', '--data', '/tmp/here', '--seed', '7'],
      ...['--auto', 'needs_review', '--delay', '250', '--webhook-url', 'https://hooks.example/in'],
    ];
    expect(readCommand(args, {})).toEqual({
      kind: 'sandbox',
      options: {
        ...{ port: 9000, host: '0.0.0.0', dataDir: '/tmp/here', seed: 7 },
        ...{ auto: 'needs_review', processingDelayMs: 250, webhookUrl: 'https://hooks.example/in' },
      },
    });
  });

  it('has a default for everything', () => {
    expect(readCommand(['sandbox'], {})).toEqual({ kind: 'sandbox', options: { port: 8787 } });
  });

  it('prefers its options to the environment', () => {
    const environment = {
      PORT: '1',
      HOST: 'a',
      DATA_DIR: 'b',
      ALLOWED_ORIGINS: 'https://a.example, https://b.example',
    };
    expect(readCommand(['sandbox', '--port', '0', '--data', 'c'], environment)).toMatchObject({
      options: {
        ...{ port: 0, host: 'a', dataDir: 'c' },
        allowedOrigins: ['https://a.example', 'https://b.example'],
      },
    });
    expect(readCommand(['sandbox'], { PORT: '' })).toMatchObject({ options: { port: 8787 } });
  });

  it.each([
    [[], 'Say what to run: npx idv-capture sandbox'],
    [['serve'], 'There is no command "serve"'],
    [['sandbox', 'now'], '"sandbox" takes options only, not "now"'],
    [['sandbox', '--prot', '1'], "Unknown option '--prot'"],
    [['sandbox', '--port'], "Option '--port <value>' argument missing"],
    [['sandbox', '--port', '65536'], '--port takes a whole number from 0 to 65535, not "65536"'],
    [['sandbox', '--port', '1e3'], '--port takes a whole number'],
    [['sandbox', '--seed', '1.5'], '--seed takes a whole number'],
    [['sandbox', '--delay=-1'], '--delay takes a whole number'],
    [['sandbox', '--auto', 'approved'], '--auto takes approve, reject, needs_review, not "approved"'],
    [['sandbox', '--webhook-url', 'file:///etc'], '--webhook-url takes an http or https address'],
  ])('refuses %j', (args, sentence) => {
    expect(() => readCommand(args, {})).toThrow(sentence);
  });

  it('refuses a PORT that is none', () => {
    expect(() => readCommand(['sandbox'], { PORT: 'http' })).toThrow('PORT takes a whole number');
  });
});

it('ends with 2 and one line when it is called wrongly', async () => {
  const { code, stdout, stderr } = await run(['sandbox', '--auto']).ended;
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.trim().split('\n')).toEqual([like(/--help/)]);
});

it('prints its help and its version, and starts nothing', async () => {
  const help = await run(['--help']).ended;
  expect(help).toMatchObject({ code: 0, stderr: '' });
  for (const option of ['port', 'host', 'data', 'seed', 'auto', 'delay', 'webhook-url', 'help', 'version'])
    expect(help.stdout).toContain(`--${option}`);
  expect(await run(['sandbox', '--version']).ended).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
});

it('says in its first line where it listens, answers there, and ends with 0 on a signal', async () => {
  const server = run(['sandbox', '--data', 'listening'], { PORT: '0' });
  const url = await server.listening;
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(url.replace('localhost', '127.0.0.1') + '/healthz')).status).toBe(200);
  const { code, stdout, stderr } = await server.end('SIGTERM');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.split('\n')[0]).toBe(`listening on ${url}`);
});

it('names the keys and the webhook secrets, which an integrator finds nowhere else in the package', async () => {
  const server = run(['sandbox', '--port', '0', '--data', 'named']);
  await server.listening;
  await server.printed('Ctrl+C');
  const { stdout } = await server.end('SIGTERM');
  for (const name of ['vk_sandbox_demo', 'qi_test_demo', ...Object.values(webhookSecret)])
    expect(stdout).toContain(name);
});

it('ends with 1 and says what to do when its port is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const port = String((other.address() as AddressInfo).port);
  const { code, stderr } = await run(['sandbox', '--data', 'taken', '--port', port]).ended;
  expect(code).toBe(1);
  expect(stderr).toContain(`Port ${port} is already in use`);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  await new Promise((resolve) => other.close(resolve));
});

it.each([
  ['a file', (place: string) => writeFile(place, '')],
  [
    'a folder with another database',
    async (place: string) => {
      await mkdir(place);
      await writeFile(join(place, 'sandbox.db'), 'nothing that SQLite knows'.repeat(100));
    },
  ],
])('ends with 1 and says what to do when its data is to be in %s', async (_what, make) => {
  const name = `unusable-${randomUUID()}`;
  await make(join(cwd, name));
  const { code, stderr } = await run(['sandbox', '--data', name, '--port', '0']).ended;
  expect(code).toBe(1);
  expect(stderr).toContain(`The data cannot be kept in "${name}"`);
  expect(stderr).toContain('--data');
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

it('plays a session of each provider with --auto, and names them and what they came to', async () => {
  const server = run(['sandbox', '--port', '0', '--data', 'auto', '--auto', 'reject', '--delay', '1']);
  const url = await server.listening;
  const { sessions } = (await (await fetch(`${url}/console/api/sessions`)).json()) as {
    sessions: { id: string; provider: string; captures_count: number }[];
  };
  expect(sessions.map(({ provider }) => provider)).toEqual(['verilock', 'verifa']);
  const statuses: Readonly<Record<string, string>> = { verifa: 'completed', verilock: 'declined' };
  for (const { id, provider, captures_count } of sessions) {
    expect(captures_count).toBeGreaterThan(2);
    await server.printed(`\nsession ${provider} ${id} ${statuses[provider] ?? ''}\n`);
  }
  expect(await server.end('SIGINT')).toMatchObject({ code: 0, stderr: '' });
});
