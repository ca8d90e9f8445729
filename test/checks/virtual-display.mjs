/**
 * A display for a browser that has no headless mode. Starts Xvfb itself rather than through xvfb-run, whose shell
 * leaves the server behind when it is killed.
 */
import { spawn } from 'node:child_process';

/**
 * @param {string} xvfb path of the Xvfb binary
 * @returns {Promise<{ display: string, stop: () => void }>} once the display accepts windows
 * @throws {Error} when Xvfb ends before that
 */
export async function startVirtualDisplay(xvfb) {
  // -displayfd: Xvfb picks a free number and writes it to that descriptor when it is ready.
  const server = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const stop = () => server.kill();
  process.once('exit', stop);
  const number = await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it had a display.`)));
    let written = '';
    server.stdio[3].on('data', (chunk) => {
      written += String(chunk);
      if (written.endsWith('\n')) resolve(written.trim());
    });
  });
  return { display: `:${number}`, stop };
}
