/**
 * A shop of another origin under the strictest policy that the README promises, sent with every file of it, so that it
 * binds workers too. It notes whatever the browser reports against the policy, and does nothing else.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, resolve, sep } from 'node:path';

const page =
  '<!doctype html><html lang="en"><title>A shop</title><link rel="icon" href="/icon.svg"><body><script type="module" src="/shop.js"></script></body></html>';

const contentTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** The shop. Close it when done. */
export class StrictShop {
  readonly #server: Server;
  /** What the page's script does after it has loaded the element; each visit gets what it is by then. */
  script = '';
  /** What the browser has reported against the policy, of pages and workers. */
  readonly violations: string[] = [];

  private constructor(server: Server) {
    this.#server = server;
  }

  /** @param backend origin that the element may talk to, besides the shop's own */
  static async open(backend: string): Promise<StrictShop> {
    const cdn = resolve('dist/cdn');
    const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ${backend}; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'; report-uri /violations`;
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://shop');
      const send = (type: string, body: string | Buffer): void => {
        response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': policy }).end(body);
      };
      if (pathname === '/') send('text/html', page);
      else if (pathname === '/shop.js') send('text/javascript', `import '/idv-capture.js';\n${shop.script}`);
      else if (pathname === '/icon.svg') send('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>');
      else if (pathname === '/violations') {
        let report = '';
        request.on('data', (piece: Buffer) => {
          report += piece.toString();
        });
        request.on('end', () => {
          shop.violations.push(report);
          response.writeHead(204).end();
        });
      } else {
        const file = resolve(cdn + pathname);
        if (!file.startsWith(cdn + sep)) response.writeHead(404).end();
        else
          readFile(file).then(
            (bytes) => {
              send(contentTypes[extname(file)] ?? 'application/octet-stream', bytes);
            },
            () => response.writeHead(404).end(),
          );
      }
    });
    const shop = new StrictShop(server);
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done);
    });
    return shop;
  }

  get origin(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  get host(): string {
    return new URL(this.origin).host;
  }

  close(): Promise<void> {
    return new Promise((done) => {
      this.#server.close(() => {
        done();
      });
      this.#server.closeAllConnections();
    });
  }
}
