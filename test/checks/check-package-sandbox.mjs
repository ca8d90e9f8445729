/**
 * Uses the package's command as a stranger would: in an empty folder, from the packed files alone. Says what does not
 * work; builds and installs nothing itself.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** How long the sandbox may take for all that it is asked here, in milliseconds: whatever takes longer hangs. */
const timeoutMs = 120_000;

/**
 * @param {string} folder with the package in its node_modules
 * @returns {Promise<readonly string[]>} what is wrong
 */
export async function checkSandbox(folder) {
  const installed = join(folder, 'node_modules/idv-capture');
  const { bin, version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  const command = join(installed, bin['idv-capture']);
  const problems = [];
  const expect = (isRight, problem) => {
    if (!isRight) problems.push(`command: ${problem}`);
  };

  expect(
    readFileSync(command, 'utf8').startsWith('#!/usr/bin/env node\n'),
    'its file does not begin with #!',
  );
  const shown = spawnSync(process.execPath, [command, '--version'], { cwd: folder, encoding: 'utf8' });
  expect(shown.stdout === `${version}\n`, `--version prints "${shown.stdout}${shown.stderr}"`);
  const wrong = spawnSync(process.execPath, [command, 'sandbox', '--prot', '0'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(
    wrong.status === 2 && wrong.stderr.trim().split('\n').length === 1,
    `an unknown option ends with ${wrong.status}:\n${wrong.stderr}`,
  );
  await checkRun(command, folder, expect);
  for (const name of ['@libsql/client', 'sharp']) checkWithout(name, installed, bin['idv-capture'], expect);
  return problems;
}

async function checkRun(command, folder, expect) {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  const args = [command, 'sandbox', '--port', '0', '--seed', '7', '--auto', 'approve'];
  const server = spawn(process.execPath, args, { cwd: empty, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(server, 'exit');
  let errors = '';
  server.stderr.on('data', (text) => (errors += text));
  const timer = setTimeout(() => server.kill('SIGKILL'), timeoutMs);
  try {
    const lines = createInterface(server.stdout)[Symbol.asyncIterator]();
    const first = await lines.next();
    const url = /^listening on (http:\/\/localhost:\d+)$/.exec(first.value ?? '')?.[1];
    expect(url, `the first line is "${first.value}", and on stderr:\n${errors}`);
    if (url) await checkSession(url, expect);
    server.kill('SIGTERM');
    const [code] = await ended;
    expect(code === 0, `SIGTERM ends it with ${code}:\n${errors}`);
  } finally {
    clearTimeout(timer);
    server.kill('SIGKILL');
  }
}

async function checkSession(url, expect) {
  const headers = { 'X-API-Key': 'vk_sandbox_demo', 'Content-Type': 'application/json' };
  const created = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ metadata: { sandbox_capture: 'auto' } }),
  });
  const { id, created_at } = await created.json();
  expect(created.status === 201, `creating a session is answered ${created.status}`);
  expect(
    created_at === '2026-01-01T00:00:01.000Z',
    `with --seed the first session was made at ${created_at}`,
  );
  let status = '';
  const deadlineMs = Date.now() + timeoutMs;
  while (status !== 'completed' && Date.now() < deadlineMs) {
    // Not by the API, at each of whose requests the time of a seeded run goes on: the session would run out.
    status = (await (await fetch(`${url}/console/api/sessions/${id}`)).json()).session.status;
  }
  expect(status === 'completed', `a session that plays itself is ${status}`);
  const { session } = await (await fetch(`${url}/console/api/sessions/${id}`)).json();
  expect(session.result === 'approved', `with --auto approve its result is ${session.result}`);
  for (const path of ['/', '/idv-capture.js', `/verify/tok_any`]) {
    const { status: pageStatus } = await fetch(url + path);
    expect(pageStatus === 200, `${path} is answered ${pageStatus}`);
  }
}

/** A package that cannot be loaded stands for one that is not there, wherever else one may lie. */
function checkWithout(name, installed, bin, expect) {
  const lean = mkdtempSync(join(installed, '../../lean-'));
  const missing = join(lean, 'node_modules', name);
  mkdirSync(missing, { recursive: true });
  writeFileSync(join(missing, 'package.json'), JSON.stringify({ name, main: './missing.js' }));
  const copy = join(lean, bin);
  mkdirSync(join(copy, '..'), { recursive: true });
  writeFileSync(copy, readFileSync(join(installed, bin)));
  writeFileSync(join(lean, 'package.json'), JSON.stringify({ type: 'module' }));
  const { status, stderr } = spawnSync(process.execPath, [copy, 'sandbox', '--port', '0'], {
    cwd: lean,
    encoding: 'utf8',
    timeout: timeoutMs,
  });
  expect(
    status === 1 && stderr.includes(`npm install ${name}`) && stderr.trim().split('\n').length === 1,
    `without ${name} it ends with ${status}:\n${stderr}`,
  );
}
