/** A shop of another origin that shows somebody's page in a frame, or the element itself. It does nothing else. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The shop. Close it when done. */
export class FramingShop {
  readonly #server: Server;
  /** What is in the page's body. */
  body = '';
  /** What the page is sent with, besides its type. */
  headers: Readonly<Record<string, string>> = {};

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(): Promise<FramingShop> {
    const server = createServer(({ url }, response) => {
      const page = `<!doctype html><html lang="en"><title>A shop</title><link rel="icon" href="data:,"><body>${shop.body}</body></html>`;
      response.writeHead(url === '/' ? 200 : 404, { ...shop.headers, 'Content-Type': 'text/html' }).end(page);
    });
    const shop = new FramingShop(server);
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
