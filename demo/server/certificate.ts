/**
 * A certificate that the sandbox signs itself, so that a phone in the same network gets a secure page and with it its
 * camera. Every browser warns of it once; it proves nothing and is for trying out only.
 */
import { X509Certificate } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** Key and certificate, PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** How long a certificate is good for, in days: browsers refuse those of more than 825. */
const lifetimeDays = 365;

/** Addresses of this machine in its networks, IPv4 only: people type and scan them. */
export const lanAddresses = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);

/** The certificate of a data directory: kept while it names all these hosts and is good for another day, else made anew. */
export const openCertificate = async (
  dataDir: string,
  hosts: readonly string[],
  nowMs: number,
): Promise<Certificate> => {
  const file = join(dataDir, 'https.json');
  const known = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Certificate,
    () => null,
  );
  if (known && isGood(known, hosts, nowMs)) return known;
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'idv-capture sandbox' }], {
    algorithm: 'sha256',
    keySize: 2048,
    notBeforeDate: new Date(nowMs - dayMs),
    notAfterDate: new Date(nowMs + lifetimeDays * dayMs),
    extensions: [
      {
        name: 'subjectAltName',
        altNames: hosts.map((host) => (isIP(host) ? { type: 7, ip: host } : { type: 2, value: host })),
      },
    ],
  });
  const made = { key, cert };
  await writeFile(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return made;
};

const dayMs = 24 * 60 * 60 * 1000;

const isGood = ({ cert }: Certificate, hosts: readonly string[], nowMs: number): boolean => {
  try {
    const read = new X509Certificate(cert);
    const names = (host: string) => (isIP(host) ? read.checkIP(host) : read.checkHost(host));
    return Date.parse(read.validTo) > nowMs + dayMs && hosts.every((host) => names(host) !== undefined);
  } catch {
    // Half a file, or another program's: a new one costs nothing.
    return false;
  }
};
