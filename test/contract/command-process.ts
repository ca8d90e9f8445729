/** The built command as a process of its own, as `npx idv-capture sandbox` starts it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** The file that `bin` of package.json names. */
export const commandFile = resolve('dist/sandbox/main.js');

/** What a process that has ended leaves. */
interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A started command. */
export class CommandProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<Ended>;
  readonly #listening: Promise<string>;

  constructor(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    // Nothing of the caller's own environment may change what the command does.
    const { PORT: _port, HOST: _host, DATA_DIR: _dataDir, ALLOWED_ORIGINS: _origins, ...rest } = process.env;
    const child = spawn(process.execPath, [commandFile, ...args], {
      env: { ...rest, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const texts = { stdout: '', stderr: '' };
    child.stdout.on('data', (text: Buffer) => (texts.stdout += text.toString()));
    child.stderr.on('data', (text: Buffer) => (texts.stderr += text.toString()));
    this.#ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...texts }));
    this.#listening = new Promise((found, failed) => {
      createInterface(child.stdout).once('line', (line) => {
        const url = /^listening on (?<url>http:\S+)$/.exec(line)?.groups?.['url'];
        if (url) found(url);
        else failed(new Error(`the first line is "${line}"`));
      });
      void this.#ended.then(({ stderr }) => {
        failed(new Error(`ended before it listened: ${stderr}`));
      });
    });
    this.#listening.catch(() => undefined);
  }

  /** The address in the first line. */
  get listening(): Promise<string> {
    return this.#listening;
  }

  get processId(): number {
    if (this.#child.pid === undefined) throw new Error('the process has not started');
    return this.#child.pid;
  }

  get ended(): Promise<Ended> {
    return this.#ended;
  }

  /** Sends a signal and waits for the end. */
  async end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<Ended> {
    this.#child.kill(signal);
    return this.#ended;
  }
}
