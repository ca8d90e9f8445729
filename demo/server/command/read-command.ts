/** Reads the command line and the environment. Pure: starts nothing and prints nothing. */
import { parseArgs } from 'node:util';
import { sandboxOutcomes } from '../../../src/model/session.ts';
import type { SandboxOptions } from '../sandbox.ts';
import { CommandProblem } from './command-problem.ts';

/** What is to be done. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'sandbox'; readonly options: SandboxOptions };

const defaultPort = 8787;

/** Longest time that a timer of Node can wait, in milliseconds. */
const longestTimerMs = 2_147_483_647;

const flags = {
  port: { type: 'string' },
  host: { type: 'string' },
  https: { type: 'boolean' },
  data: { type: 'string' },
  seed: { type: 'string' },
  auto: { type: 'string' },
  delay: { type: 'string' },
  'webhook-url': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

const seeHelp = '"npx idv-capture --help" lists what there is.';

/** Options go before the environment, the environment before the defaults. @throws {CommandProblem} */
export const readCommand = (
  args: readonly string[],
  environment: Readonly<Partial<Record<string, string>>>,
): Command => {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [name, ...more] = positionals;
  if (name === undefined) throw new CommandProblem(`Say what to run: npx idv-capture sandbox. ${seeHelp}`);
  if (name !== 'sandbox') throw new CommandProblem(`There is no command "${name}". ${seeHelp}`);
  if (more[0] !== undefined)
    throw new CommandProblem(`"sandbox" takes options only, not "${more[0]}". ${seeHelp}`);
  const host = values.host ?? environment['HOST'];
  const dataDir = values.data ?? environment['DATA_DIR'];
  const origins = (environment['ALLOWED_ORIGINS'] ?? '').split(',').flatMap((origin) => origin.trim() || []);
  return {
    kind: 'sandbox',
    options: {
      port: readPort(values.port, environment['PORT']),
      ...(host ? { host } : {}),
      ...(values.https ? { https: true } : {}),
      ...(dataDir ? { dataDir } : {}),
      ...(origins.length > 0 ? { allowedOrigins: origins } : {}),
      ...(values.seed === undefined
        ? {}
        : { seed: wholeNumber('--seed', values.seed, Number.MAX_SAFE_INTEGER) }),
      ...(values.auto === undefined ? {} : { auto: readOutcome(values.auto) }),
      ...(values.delay === undefined
        ? {}
        : { processingDelayMs: wholeNumber('--delay', values.delay, longestTimerMs) }),
      ...(values['webhook-url'] === undefined ? {} : { webhookUrl: readUrl(values['webhook-url']) }),
    },
  };
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: true, strict: true });
  } catch (error) {
    // Only the first sentence is about what was typed.
    const [sentence = ''] = error instanceof Error ? error.message.split(/\. |\n/) : [];
    throw new CommandProblem(`${sentence.replace(/\.$/, '')}. ${seeHelp}`);
  }
};

const readPort = (option: string | undefined, variable: string | undefined): number => {
  if (option !== undefined) return wholeNumber('--port', option, 65_535);
  return variable ? wholeNumber('PORT', variable, 65_535) : defaultPort;
};

const wholeNumber = (name: string, text: string, max: number): number => {
  if (!/^\d+$/.test(text) || Number(text) > max)
    throw new CommandProblem(`${name} takes a whole number from 0 to ${String(max)}, not "${text}".`);
  return Number(text);
};

const readOutcome = (text: string): (typeof sandboxOutcomes)[number] => {
  const outcome = sandboxOutcomes.find((known) => known === text);
  if (!outcome) throw new CommandProblem(`--auto takes ${sandboxOutcomes.join(', ')}, not "${text}".`);
  return outcome;
};

const readUrl = (text: string): string => {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new CommandProblem(`--webhook-url takes an http or https address, not "${text}".`);
  return text;
};
