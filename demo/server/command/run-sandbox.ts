/** Runs the sandbox as a process: says where it is, plays what was asked for, stops on a signal. */
import type { Provider } from '../../../src/model/session.ts';
import { DecoderMissing } from '../pictures/load-decoder.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../sandbox.ts';
import { isFinished } from '../sessions/life.ts';
import { StorageMissing } from '../storage/sqlite.ts';
import { verifaStatus } from '../verifa/session-status.ts';
import { verilockStatus } from '../verilock/session-status.ts';
import { bannerText, phoneText } from './texts.ts';
import { CommandProblem } from './command-problem.ts';

const providers: readonly Provider[] = ['verifa', 'verilock'];

/** Comes back once the sandbox answers; the process then lives until a signal. @throws {CommandProblem} */
export const runSandbox = async (options: SandboxOptions): Promise<void> => {
  const sandbox = await start(options);
  const stop = (): void => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // Before the first line: whoever waits for it finds these sessions there.
  const played = options.auto ? await playEach(sandbox) : [];
  console.log(`listening on ${sandbox.url}\n${bannerText(sandbox.url)}`);
  const [lanUrl] = sandbox.lanUrls;
  if (options.https && lanUrl) console.log(await phoneText(lanUrl));
  for (const id of played) void reportEnd(sandbox, id);
};

const start = async (options: SandboxOptions): Promise<Sandbox> => {
  try {
    return await startSandbox(options);
  } catch (error) {
    if (error instanceof StorageMissing)
      throw new CommandProblem(
        'The sandbox keeps its data with the optional package @libsql/client, which is not installed. Run "npm install @libsql/client".',
        1,
      );
    if (error instanceof DecoderMissing)
      throw new CommandProblem(
        'The sandbox decodes pictures with the optional package sharp, which is not installed. Run "npm install sharp".',
        1,
      );
    const { code, syscall, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new CommandProblem(
        `Port ${String(options.port)} is already in use. Stop what runs there, or choose another one with --port (0 takes a free one).`,
        1,
      );
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new CommandProblem(
        `This machine has no address "${options.host ?? ''}". Choose one with --host.`,
        1,
      );
    if (code === 'EACCES' && syscall === 'listen')
      throw new CommandProblem(
        `This user may not open port ${String(options.port)}. Choose one above 1023 with --port.`,
        1,
      );
    if (code && unusableFolder.test(code))
      throw new CommandProblem(
        `The data cannot be kept in "${options.dataDir ?? '.sandbox'}" (${message}). Choose another folder with --data.`,
        1,
      );
    throw error;
  }
};

/** What file systems and SQLite say of a folder that is a file, is not writable, is full, or holds something else. */
const unusableFolder =
  /^(?:EEXIST|ENOTDIR|EACCES|EPERM|EROFS|ENOSPC|SQLITE_(?:NOTADB|CORRUPT|CANTOPEN|READONLY|FULL))$/;

const playEach = async (sandbox: Sandbox): Promise<readonly string[]> => {
  const ids: string[] = [];
  // One after the other: the list of sessions has the same order every time.
  for (const provider of providers) ids.push(await sandbox.play(provider));
  return ids;
};

/** Prints a session's status in its provider's words, once it has come to its end. */
const reportEnd = async ({ storage }: Sandbox, id: string): Promise<void> => {
  const look = async (): Promise<boolean> => {
    const session = await storage.session(id);
    if (!session || session.state === 'processing' || !isFinished(session)) return false;
    const status = session.provider === 'verifa' ? verifaStatus(session) : verilockStatus(session);
    console.log(`session ${session.provider} ${id} ${status}`);
    return true;
  };
  if (await look()) return;
  const stopListening = storage.onChange(({ sessionIds }) => {
    if (!sessionIds.has(id)) return;
    void look().then((isOver) => {
      if (isOver) stopListening();
    });
  });
};
