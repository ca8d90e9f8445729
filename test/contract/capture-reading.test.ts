/** What the device read and doubted: where it may come, what is refused, and that it decides nothing. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { photoDoubts } from '../../src/model/photo-doubt.ts';
import type { CaptureMetadataWire } from '../../src/session/request-schema.ts';
import { newVerifaSession, newVerilockSession, readJson, verifa, type Json } from './backend.ts';
import { cameraMetadata, Device, errorOf, sessionOf } from './device.ts';
import { readingWire } from './device-reading.ts';
import { deviceOfFullSession } from './full-session.ts';
import { hostileTexts, spoiled } from './hostile-values.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import { jpegBytes } from './specimen-files.ts';

const sandbox = await sandboxOfFile();

let device: Device;
let sessionId: string;
beforeEach(async () => {
  ({ device, sessionId } = await deviceOfFullSession(sandbox.url));
});

const refused = { error: 'server.refused', status_code: 422 };
const readMetadata: CaptureMetadataWire = {
  ...cameraMetadata,
  reading: readingWire,
  doubts: ['glare', 'expired'],
};

const storedMetadata = async (step = 'document-front') =>
  (await sandbox.running.storage.captures(sessionId)).find((capture) => capture.step === step)?.metadata;

/** A front that says this of itself, whatever it is. */
const front = (metadata: unknown, bytes = jpegBytes()) =>
  device.upload('document-front', bytes, { metadataJson: JSON.stringify(metadata) });

describe('a reading', () => {
  it.each(['document-front', 'document-back'])('is kept with the %s', async (step) => {
    sessionOf(await device.upload(step, jpegBytes(), { metadata: readMetadata }));
    expect(await storedMetadata(step)).toEqual(readMetadata);
  });

  it('may know nothing but its source', async () => {
    const nothing = { document_type: null, document_number: null, issuer: null, expires_on: null };
    const metadata = {
      ...cameraMetadata,
      reading: { ...readingWire, ...nothing, fields: {}, confidence: 0 },
    };
    sessionOf(await front(metadata));
    expect(await storedMetadata()).toEqual(metadata);
  });

  it('is replaced by what the device says of the same picture later, without the picture coming twice', async () => {
    const bytes = jpegBytes();
    const first = sessionOf(await front(cameraMetadata, bytes));
    const second = sessionOf(await front(readMetadata, bytes));
    expect(second.revision).toBe(first.revision + 1);
    expect(second.captures).toEqual(first.captures);
    expect(await storedMetadata()).toEqual(readMetadata);
    expect(sessionOf(await front(readMetadata, bytes)).revision).toBe(second.revision);
  });

  it('goes with its picture', async () => {
    await front(readMetadata);
    await front(cameraMetadata);
    expect(await storedMetadata()).toEqual(cameraMetadata);
  });

  it('is kept without what has no name in it', async () => {
    const strange = JSON.parse('{"__proto__":{"polluted":"yes"},"more":{"polluted":"yes"}}') as object;
    const fields = { ...readingWire.fields, ...(JSON.parse('{"__proto__":"polluted"}') as object) };
    const reading = { ...readingWire, ...strange, fields };
    const json = JSON.stringify({ ...readMetadata, ...strange, reading });
    expect(json.match(/__proto__/g)).toHaveLength(3);
    sessionOf(await device.upload('document-front', jpegBytes(), { metadataJson: json }));
    const kept = await storedMetadata();
    expect(kept).toEqual(readMetadata);
    expect(JSON.stringify(kept)).not.toContain('polluted');
    expect(({} as Record<string, unknown>)['polluted']).toBe(undefined);
  });

  it('of every script comes back as it was sent', async () => {
    for (const name of ['Müller-Łukasz', 'Ἀριστοτέλης', 'محمد', '王小明', '👩‍👧', ...hostileTexts]) {
      const reading = { ...readingWire, fields: { last_name: name.slice(0, 300) } };
      sessionOf(await front({ ...cameraMetadata, reading }));
      const { body } = await readJson(await fetch(`${sandbox.url}/console/api/sessions/${sessionId}`));
      expect(body).toMatchObject({ captures: [{ metadata: { reading } }] });
      expect((await verifa(sandbox.url, `/sessions/${sessionId}/export`)).body).toMatchObject({
        documents: [{ details: { reading } }],
      });
    }
  });
});

describe('a doubt', () => {
  it.each(['document-front', 'document-back', 'selfie'])('is kept with the %s', async (step) => {
    const metadata: CaptureMetadataWire = { ...cameraMetadata, doubts: [...photoDoubts] };
    sessionOf(await device.upload(step, jpegBytes(), { metadata }));
    expect(await storedMetadata(step)).toEqual(metadata);
  });
});

describe('what is refused', () => {
  it('a reading of a face', async () => {
    const metadata: CaptureMetadataWire = { ...cameraMetadata, reading: readingWire };
    expect(errorOf(await device.upload('selfie', jpegBytes(), { metadata }))).toEqual(refused);
  });

  it.each(['reading', 'doubts'] as const)('%s of a frame or a proof of address', async (part) => {
    const { nonce, actions } = await device.challenge();
    const said = { ...cameraMetadata, [part]: readMetadata[part] };
    const liveness = { nonce, frame: 0, frames: 3, action: actions[0] ?? 'nod', taken_at_ms: 0 };
    const proof_of_address = { kind: 'utility_bill', document_date: '2026-02-01' } as const;
    const answers = [
      await device.upload('liveness', jpegBytes(), { metadata: { ...said, liveness } }),
      await device.upload('proof-of-address', jpegBytes(), { metadata: { ...said, proof_of_address } }),
    ];
    expect(answers.map(errorOf)).toEqual([refused, refused]);
    expect(await sandbox.running.storage.captures(sessionId)).toEqual([]);
  });

  it.each([
    ['a source of its own', { source: 'ocr' }],
    ['a field that the session cannot ask for', { fields: { mother: 'x' } }],
    ['a value that is too long', { fields: { last_name: 'x'.repeat(301) } }],
    ['a value that is no text', { fields: { last_name: 7 } }],
    ['a field named constructor', { fields: { constructor: 'x' } }],
    ['a type that is none', { document_type: 'library_card' }],
    ['a long issuer', { issuer: 'UTOPIA' }],
    ['a day that does not exist', { expires_on: '2031-02-29' }],
    ['more than certainty', { confidence: 1.01 }],
    ['less than nothing', { confidence: -0.1 }],
    ['a part missing', { confidence: undefined }],
  ])('a reading with %s', async (_, more) => {
    expect(errorOf(await front({ ...cameraMetadata, reading: { ...readingWire, ...more } }))).toEqual(
      refused,
    );
    expect(await storedMetadata()).toBe(undefined);
  });

  it.each([
    ['that is none', ['ugly']],
    ['in a number that there cannot be', Array.from({ length: 13 }, () => 'blur')],
    ['that is no list', 'blur'],
  ])('a doubt %s', async (_, doubts) => {
    expect(errorOf(await front({ ...cameraMetadata, doubts }))).toEqual(refused);
  });

  it('metadata of more than 8 kB, by an answer that can be read', async () => {
    const padded = (length: number): string => {
      const json = JSON.stringify(cameraMetadata);
      return json + ' '.repeat(length - json.length);
    };
    const upload = (length: number, bytes = jpegBytes()) =>
      device.upload('document-front', bytes, { metadataJson: padded(length) });
    sessionOf(await upload(8192));
    const tooLong = { error: 'server.refused', status_code: 431 };
    for (const length of [8193, 16_000, 40_000]) expect(errorOf(await upload(length))).toEqual(tooLong);
    expect(errorOf(await upload(8193, jpegBytes(9_000_000)))).toEqual(tooLong);
  });

  it('metadata that lies too deep to be any', async () => {
    const deep = (value: string): string => `{"reading":${value}}`;
    for (const json of [
      '['.repeat(4000) + ']'.repeat(4000),
      deep('{"a":'.repeat(1300) + '1' + '}'.repeat(1300)),
      deep('['.repeat(4000) + ']'.repeat(4000)),
    ]) {
      const answer = await device.upload('document-front', jpegBytes(), { metadataJson: json });
      expect(errorOf(answer)).toEqual(refused);
    }
  });

  it('or kept as the schema says, whatever is wrong with it', async () => {
    await fc.assert(
      fc.asyncProperty(
        spoiled({ ...readMetadata }),
        spoiled({ ...readingWire }),
        spoiled({ ...readingWire.fields }),
        async (metadata, reading, fields) => {
          for (const strange of [
            metadata,
            { ...cameraMetadata, reading },
            { ...cameraMetadata, reading: { ...readingWire, fields } },
          ]) {
            const json = JSON.stringify(strange);
            const answer = await device.upload('document-front', jpegBytes(500), { metadataJson: json });
            expect([200, 400, 422, 431]).toContain(answer.status);
            if (answer.status !== 200) expect(errorOf(answer).error).toBe('server.refused');
            const kept = JSON.stringify(await storedMetadata()) as string | undefined;
            if (answer.status === 200) expect(kept).not.toContain('polluted');
          }
          expect(({} as Record<string, unknown>)['polluted']).toBe(undefined);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the decision', () => {
  /** What the backend is told of a session whose front said this of itself. */
  const told = async (metadata: CaptureMetadataWire, outcome: string): Promise<readonly Json[]> => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url, { workflow_id: 'wf_document' });
    const person = await Device.on(captureUrl);
    await person.consent();
    await person.documentType('passport');
    sessionOf(await person.upload('document-front', jpegBytes(), { metadata }));
    await person.complete();
    await person.ask('POST', '/sandbox-outcome', { outcome });
    const paths = ['', '/result', '/checks', '/risk'];
    const answers = await Promise.all(paths.map((path) => verifa(sandbox.url, `/sessions/${id}${path}`)));
    const payloads = (await sandbox.running.storage.deliveries(id)).map(({ payload }) => payload);
    return [...answers.map(({ body }) => body), { payloads }].map(
      (body) =>
        JSON.parse(
          JSON.stringify(body)
            .replaceAll(id, 'ses_0')
            .replaceAll(/chk_\w+/g, 'chk_0'),
        ) as Json,
    );
  };

  it.each(['approve', 'reject', 'needs_review'])(
    'to %s does not know what the device read',
    async (outcome) => {
      const plain = await told(cameraMetadata, outcome);
      const expired = { ...readingWire, document_type: 'national_id', expires_on: '2001-01-01' } as const;
      expect(await told({ ...readMetadata, reading: expired, doubts: [...photoDoubts] }, outcome)).toEqual(
        plain,
      );
      expect(JSON.stringify(plain)).not.toContain('ERIKSSON');
    },
  );

  it('of Verilock does not either', async () => {
    const { id, captureUrl } = await newVerilockSession(sandbox.url);
    const person = await Device.on(captureUrl);
    await person.consent();
    await person.documentType('passport');
    sessionOf(await person.upload('document-front', jpegBytes(), { metadata: readMetadata }));
    const response = await fetch(`${sandbox.url}/api/v1/sessions/${id}`, {
      headers: { Authorization: 'Bearer qi_test_demo' },
    });
    expect(response.status).toBe(200);
    expect(await response.text()).not.toMatch(/ERIKSSON|L898902C3|glare/);
  });
});
