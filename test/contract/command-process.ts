/** The built command as a process of its own, as `npx idv-capture sandbox` starts it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';

/** The file that `bin` of package.json names; `npm run build` and the benchmarks' set-up make it. */
export const builtCommand = resolve('dist/sandbox/main.js');

/** A build of the command for one test file alone. */
export interface CommandBuild {
  readonly file: string;
  remove(): Promise<void>;
}

/** Builds the command from the sources as they are, below the repository, where its native package is found. */
export const buildCommand = async (): Promise<CommandBuild> => {
  const artifacts = resolve('test/.artifacts');
  await mkdir(artifacts, { recursive: true });
  const outDir = await mkdtemp(join(artifacts, 'command-'));
  await build({
    configFile: resolve('vite.config.ts'),
    mode: 'sandbox',
    logLevel: 'warn',
    build: { outDir },
  });
  return {
    file: join(outDir, 'main.js'),
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
};

/** What a process that has ended leaves. */
interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A started command. */
export class CommandProcess {
  readonly #child: ChildProcess;
  readonly #texts = { stdout: '', stderr: '' };
  readonly #ended: Promise<Ended>;
  readonly #listening: Promise<string>;

  constructor(
    commandFile: string,
    args: readonly string[],
    {
      cwd,
      environment = {},
    }: { readonly cwd?: string; readonly environment?: Readonly<Record<string, string>> } = {},
  ) {
    // Nothing of the caller's own environment may change what the command does: an empty variable counts as none.
    const settings = { PORT: '', HOST: '', DATA_DIR: '', ALLOWED_ORIGINS: '' };
    const child = spawn(process.execPath, [commandFile, ...args], {
      ...(cwd ? { cwd } : {}),
      env: { ...process.env, ...settings, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const texts = this.#texts;
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

  /** Waits until the text is in what was printed. */
  printed(text: string): Promise<void> {
    return new Promise((found) => {
      const look = (): void => {
        if (!this.#texts.stdout.includes(text)) return;
        this.#child.stdout?.off('data', look);
        found();
      };
      this.#child.stdout?.on('data', look);
      look();
    });
  }

  /** Sends a signal and waits for the end. */
  async end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<Ended> {
    this.#child.kill(signal);
    return this.#ended;
  }
}
