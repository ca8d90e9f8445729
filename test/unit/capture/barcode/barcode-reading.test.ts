/** What a card's symbol says as a reading: anybody can print one, and a picture is never refused because of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barcodeReading } from '../../../../src/capture/barcode/barcode-reading.ts';
import { metadataHeader } from '../../../../src/session/capture-metadata.ts';
import { captureMetadataWire } from '../../../../src/session/request-schema.ts';
import { sampleCapture } from '../../../fakes/sample-session.ts';

/** A card with these elements. */
const card = (...elements: readonly string[]): string =>
  `@\n\u001e\rANSI 636014100001DL00310001DL${elements.join('\n')}\r`;

const headerOf = async (text: string): Promise<Buffer> => {
  const capture = sampleCapture('document-back');
  if (capture.step !== 'document-back') throw new Error('no side');
  return Buffer.from(await metadataHeader({ ...capture, reading: barcodeReading(text) }, 0), 'base64url');
};

describe('a reading of a symbol', () => {
  it('holds what a card says', () => {
    const text = card('DAQD1234', 'DCSMORROW', 'DACELIN', 'DADADA', 'DAG1 MAIN ST', 'DAK065110000');
    expect(barcodeReading(text)).toMatchObject({
      fields: { first_name: 'Elin Ada', last_name: 'Morrow', address_street: '1 MAIN ST' },
      documentNumber: 'D1234',
    });
  });

  it('keeps the longest names that a card has room for', () => {
    const [first, second] = ['A'.repeat(40), 'B'.repeat(40)];
    const reading = barcodeReading(card(`DAC${first}`, `DAD${second}`));
    expect(reading?.fields.first_name).toHaveLength(81);
  });

  it('leaves out what no card has room for, and keeps the rest', () => {
    const reading = barcodeReading(
      card(`DAQ${'1'.repeat(110)}`, `DAC${'A'.repeat(110)}`, `DAD${'B'.repeat(110)}`, 'DCSMORROW'),
    );
    expect(reading?.fields).toEqual({ last_name: 'Morrow' });
    expect(reading?.documentNumber).toBeNull();
  });

  it('leaves out a text that turns the letters around it', () => {
    expect(barcodeReading(card('DCSMORROW', 'DACAVE\u202e'))?.fields).toEqual({ last_name: 'Morrow' });
  });

  it('goes with its picture whatever it says: the backend takes it', async () => {
    // In small letters, this one is two.
    const growing = 'İ'.repeat(119);
    const long = fc.constantFrom(
      growing,
      '"'.repeat(120),
      '\ud83d\ude00'.repeat(60),
      'é'.repeat(119),
      'ANNA',
    );
    const value = fc.oneof(long, fc.string({ unit: 'binary', maxLength: 130 }));
    const ids = ['DAQ', 'DCS', 'DAC', 'DAD', 'DAG', 'DAH', 'DAI', 'DAJ', 'DAK', 'DCG', 'DBA', 'DBB'] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: ids.length, maxLength: ids.length }), async (values) => {
        const json = await headerOf(card(...ids.map((id, at) => id + (values[at] ?? ''))));
        expect(json.length).toBeLessThanOrEqual(8192);
        expect(captureMetadataWire.safeParse(JSON.parse(json.toString())).success).toBe(true);
      }),
    );
    const json = await headerOf(card(...ids.map((id) => id + growing)));
    expect(captureMetadataWire.safeParse(JSON.parse(json.toString())).success).toBe(true);
  });
});
