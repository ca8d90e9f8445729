/** `npm start`: the sandbox with its settings from the environment. Nothing imports this file. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoKeys } from './provider/caller.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';

const defaultPort = 8787;

/** The build that this file is part of, else the one below the working directory. */
const assetsDir = (): string => {
  const around = fileURLToPath(new URL('..', import.meta.url));
  return existsSync(join(around, 'pages')) ? around : resolve('dist');
};

const readPort = (text: string | undefined): number => {
  const port = text === undefined || text === '' ? defaultPort : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    fail(`PORT must be a number up to 65535, not "${text ?? ''}".`);
  return port;
};

const fail = (sentence: string): never => {
  console.error(sentence);
  process.exit(1);
};

const settings = (environment: NodeJS.ProcessEnv): SandboxOptions => {
  const { PORT, HOST, DATA_DIR, ALLOWED_ORIGINS } = environment;
  const origins = (ALLOWED_ORIGINS ?? '').split(',').flatMap((origin) => origin.trim() || []);
  return {
    port: readPort(PORT),
    assetsDir: assetsDir(),
    ...(HOST ? { host: HOST } : {}),
    ...(DATA_DIR ? { dataDir: DATA_DIR } : {}),
    ...(origins.length > 0 ? { allowedOrigins: origins } : {}),
  };
};

const banner = ({ url }: Sandbox): string => {
  const sandboxKeys = demoKeys.filter(({ environment }) => environment === 'sandbox');
  return [
    '',
    '  idv-capture sandbox',
    '',
    `  integration page   ${url}/`,
    `  in a frame         ${url}/embed`,
    `  console            ${url}/console`,
    '',
    ...sandboxKeys.map(({ provider, key }) =>
      provider === 'verifa'
        ? `  Verifa key         X-API-Key: ${key}`
        : `  Verilock key       Authorization: Bearer ${key}`,
    ),
    '',
    '  Ctrl+C stops it; sessions are kept.',
    '',
  ].join('\n');
};

const run = async (): Promise<void> => {
  const options = settings(process.env);
  let sandbox: Sandbox;
  try {
    sandbox = await startSandbox(options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return fail(
      `Port ${String(options.port)} is already in use. Stop what runs there, or set PORT to another one.`,
    );
  }
  console.log(banner(sandbox));
  const stop = (): void => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

await run();
