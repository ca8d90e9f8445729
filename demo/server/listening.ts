/** Sockets: on both loopback addresses, so that `localhost` and `127.0.0.1` are the same sandbox, or on a given host. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.ts';

/** An open door. */
export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** How often another free port is tried when one address has it and the other has not. */
const portAttempts = 10;

/**
 * Longest headers of a request, in bytes. Those that are too long are cut off without an answer that a page can read; with
 * this, the metadata of a capture reaches its own limit first.
 */
const maxHeaderBytes = 65_536;

const loopbackHosts: readonly string[] = ['127.0.0.1', 'localhost', '::1'];

/** Whether only this machine can reach a sandbox that listens on that host. */
export const isLoopbackHost = (host: string): boolean => loopbackHosts.includes(host);

/**
 * Listens, with a certificate by https. With port 0 a free one is chosen.
 *
 * @throws {Error} with `code` `EADDRINUSE` when the port is taken on any of the addresses
 */
export const listen = async (
  listener: RequestListener,
  host: string,
  port: number,
  certificate: Certificate | null = null,
): Promise<Listening> => {
  const open = (address: string, wanted: number) =>
    opened(
      certificate
        ? createSecureServer({ ...certificate, maxHeaderSize: maxHeaderBytes }, listener)
        : createServer({ maxHeaderSize: maxHeaderBytes }, listener),
      address,
      wanted,
    );
  if (!isLoopbackHost(host)) return listeningOn([await open(host, port)]);
  for (let attempt = 1; ; attempt += 1) {
    const first = await open('127.0.0.1', port);
    try {
      return listeningOn([first, await open('::1', portOf(first))]);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A machine without IPv6 resolves localhost to 127.0.0.1 only.
      if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT' || code === 'EINVAL')
        return listeningOn([first]);
      await close(first);
      if (code !== 'EADDRINUSE' || port !== 0 || attempt === portAttempts) throw error;
    }
  }
};

const opened = (server: Server, host: string, port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    // Streams of events never end by themselves.
    server.closeAllConnections();
  });

const listeningOn = (servers: readonly [Server, ...Server[]]): Listening => ({
  port: portOf(servers[0]),
  close: async () => {
    await Promise.all(servers.map(close));
  },
});
