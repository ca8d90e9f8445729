/** A device that sends parts of a file, as the widget does with a large one, and asks how far it is. */
import { request, type IncomingMessage } from 'node:http';
import type { CaptureMetadataWire } from '../../src/session/request-schema.ts';
import { readJson, type JsonAnswer } from './backend.ts';
import { cameraMetadata, type Device } from './device.ts';
import { contentDigest } from './specimen-files.ts';

/** A file and where it belongs. */
export interface PartedFile {
  readonly step: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly metadata?: CaptureMetadataWire;
}

/** What the backend says that it has. */
interface Kept {
  readonly status: number;
  readonly offset: string | null;
  readonly complete: string | null;
  readonly length: string | null;
}

/** The headers of a part; a test may want some different, or left out by `undefined`. */
export const partHeaders = (
  { bytes, metadata = cameraMetadata }: PartedFile,
  offset: number,
  different: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> => {
  const headers = {
    'Content-Type': 'image/jpeg',
    'Idv-Capture-Metadata': Buffer.from(JSON.stringify(metadata)).toString('base64url'),
    'Repr-Digest': contentDigest(bytes),
    'Upload-Offset': String(offset),
    'Upload-Length': String(bytes.length),
    ...different,
  };
  return Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => !!entry[1]));
};

/** Sends what is left of the file from there on, whatever comes of it. */
export const sendFrom = async (
  device: Device,
  file: PartedFile,
  offset: number,
  different: Readonly<Record<string, string | undefined>> = {},
  body = file.bytes.slice(offset),
): Promise<JsonAnswer> => {
  const headers = partHeaders(file, offset, different);
  return readJson(await device.fetch('PUT', `/captures/${file.step}`, { headers, body }));
};

/** Asks how far the file is; once more with the nonce that the first answer has brought. */
export const askKept = async (device: Device, file: PartedFile): Promise<Kept> => {
  const ask = (): Promise<IncomingMessage> => {
    const { 'Repr-Digest': digest = '', 'Idv-Capture-Metadata': metadata = '' } = partHeaders(file, 0);
    const headers = {
      ...device.proven('HEAD', `/captures/${file.step}`),
      'Repr-Digest': digest,
      'Idv-Capture-Metadata': metadata,
    };
    return new Promise((resolve, reject) => {
      // A connection of its own: one on which a body was refused is about to be closed.
      request(`${device.captureUrl}/captures/${file.step}`, { method: 'HEAD', headers, agent: false })
        .on('response', (response) => {
          response.resume();
          device.nonce = String(response.headers['dpop-nonce'] ?? device.nonce);
          resolve(response);
        })
        .on('error', reject)
        .end();
    });
  };
  const first = await ask();
  const { statusCode = 0, headers } = first.statusCode === 401 ? await ask() : first;
  const valueOf = (name: string): string | null => headers[name]?.toString() ?? null;
  return {
    status: statusCode,
    offset: valueOf('upload-offset'),
    complete: valueOf('upload-complete'),
    length: valueOf('upload-length'),
  };
};

/** A connection that brings a part of the file and stays open, or breaks. */
interface HeldPart {
  /** Breaks the connection. */
  break(): void;
  /** Status of an answer, or the code of the error with which the connection ended. */
  readonly end: Promise<number | string>;
}

/** Sends so many bytes from there on, of a body that was announced to go on to the end of the file. */
export const holdPart = (device: Device, file: PartedFile, offset: number, bytes: number): HeldPart => {
  const outgoing = request(`${device.captureUrl}/captures/${file.step}`, {
    method: 'PUT',
    agent: false,
    headers: {
      ...device.proven('PUT', `/captures/${file.step}`),
      ...partHeaders(file, offset),
      'Content-Length': String(file.bytes.length - offset),
    },
  });
  const end = new Promise<number | string>((resolve) => {
    outgoing.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message);
    });
  });
  outgoing.write(file.bytes.subarray(offset, offset + bytes));
  return {
    break: () => {
      outgoing.destroy();
    },
    end,
  };
};
