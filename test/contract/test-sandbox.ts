/** A sandbox of its own for each test file, on a free port, in a temporary directory that goes with it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../demo/server/sandbox.ts';

/** A clock that stands still until it is told to go on. */
class TestClock {
  timeMs = Date.parse('2026-03-01T12:00:00Z');

  now(): number {
    return this.timeMs;
  }

  advance(byMs: number): void {
    this.timeMs += byMs;
  }
}

/** A running sandbox that can be started again on the same data. */
export class TestSandbox {
  readonly clock: TestClock;
  readonly dataDir: string;
  readonly #options: Partial<SandboxOptions>;
  #sandbox: Sandbox;

  private constructor(sandbox: Sandbox, clock: TestClock, dataDir: string, options: Partial<SandboxOptions>) {
    this.#sandbox = sandbox;
    this.clock = clock;
    this.dataDir = dataDir;
    this.#options = options;
  }

  static async start(options: Partial<SandboxOptions> = {}): Promise<TestSandbox> {
    const clock = new TestClock();
    const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
    const sandbox = await startSandbox({ port: 0, dataDir, clock, ...options });
    return new TestSandbox(sandbox, clock, dataDir, options);
  }

  get running(): Sandbox {
    return this.#sandbox;
  }

  get url(): string {
    return this.#sandbox.url;
  }

  /**
   * Stops and starts on the same data; the port may change. `pauseMs` goes by while nothing runs: what is due after it is
   * done by the next start, and not by this one in its last moments.
   */
  async restart(pauseMs = 0): Promise<void> {
    await this.#sandbox.close();
    this.clock.advance(pauseMs);
    this.#sandbox = await startSandbox({
      port: 0,
      dataDir: this.dataDir,
      clock: this.clock,
      ...this.#options,
    });
  }

  async stop(): Promise<void> {
    await this.#sandbox.close();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
