/** What the command prints: help, and where everything is once it runs. */
import { toString } from 'qrcode';
import { demoKeys } from '../provider/caller.ts';
import { webhookSecret } from '../webhooks/signature.ts';

/** `--help`. */
export const helpText = `idv-capture sandbox: both session APIs, the capture pages, webhooks and a console, in one process

  npx idv-capture sandbox [options]

  --port PORT           8787 by default; 0 takes a free one (PORT)
  --host HOST           127.0.0.1 by default; any other address opens the console to its network (HOST)
  --https               to the whole network by https, so that a phone's camera works; browsers warn of the
                        certificate once, because the sandbox signs it itself
  --data DIR            .sandbox by default; delete it to forget everything (DATA_DIR)
  --seed N              the same requests get the same answers, ids and times; for tests only
  --auto OUTCOME        approve, reject or needs_review: sessions decide themselves once they are submitted,
                        and one of each provider is played at the start
  --delay MS            how long a session that decides itself is processing; 0 by default
  --webhook-url URL     where webhooks go; the sandbox receives them itself by default
  --help, --version

  In brackets the environment variable; ALLOWED_ORIGINS names who else may embed, by exact origins.
  It prints "listening on URL" once it answers. Ctrl+C or SIGTERM stops it, with 0; sessions are kept.
`;

/** The addresses, the keys, and what webhooks are signed with, for a person. */
export const bannerText = (url: string): string => {
  const sandboxKeys = demoKeys.filter(({ key }) => key.endsWith('_demo') && /sandbox|test/.test(key));
  return [
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
    `  Verifa webhooks    signed with ${webhookSecret.verifa}`,
    `  Verilock webhooks  signed with ${webhookSecret.verilock}`,
    '',
    '  Ctrl+C stops it; sessions are kept.',
    '',
  ].join('\n');
};

/** The address for a phone in the same network, with a QR code to scan. */
export const phoneText = async (url: string): Promise<string> =>
  `  on your phone      ${url}/\n\n${await toString(`${url}/`, { type: 'terminal', small: true })}`;
