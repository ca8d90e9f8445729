/** The command `idv-capture`: reads how it was called and does it. Nothing imports this file. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCommand } from './command/read-command.ts';
import { runSandbox } from './command/run-sandbox.ts';
import { helpText } from './command/texts.ts';
import { CommandProblem } from './command/command-problem.ts';

/** Put in by the build. */
declare const packageVersion: string;

/** The build that this file is part of, else the one below the working directory. */
const assetsDir = (): string => {
  const around = fileURLToPath(new URL('..', import.meta.url));
  return existsSync(join(around, 'pages')) ? around : resolve('dist');
};

try {
  const command = readCommand(process.argv.slice(2), process.env);
  if (command.kind === 'help') console.log(helpText);
  else if (command.kind === 'version') console.log(packageVersion);
  else await runSandbox({ assetsDir: assetsDir(), ...command.options });
} catch (error) {
  if (!(error instanceof CommandProblem)) throw error;
  console.error(error.message);
  process.exit(error.exitCode);
}
