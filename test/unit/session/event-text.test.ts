/** Server-sent events out of text, however it is cut and whatever stands between them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventText, type StreamEvent } from '../../../src/session/event-text.ts';

const eventsOf = (...pieces: readonly string[]): readonly StreamEvent[] => {
  const text = new EventText();
  return pieces.flatMap((piece) => text.take(piece));
};
const dataOf = (...pieces: readonly string[]) =>
  eventsOf(...pieces)
    .map(({ data }) => data)
    .filter((data) => data !== undefined);

const three = [1, 2, 3]
  .map((revision) => `id: ${String(revision)}.1\nevent: session\ndata: ${JSON.stringify({ revision })}\n\n`)
  .join('');

describe('events', () => {
  it.each(['\n', '\r\n'])(
    'are read whole wherever the text is cut, with %j at the end of lines',
    (newline) => {
      const text = three.replaceAll('\n', newline);
      const whole = eventsOf(text);
      expect(whole.map(({ id }) => id)).toEqual(['1.1', '2.1', '3.1']);
      fc.assert(
        fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (places) => {
          const cuts = [0, ...places.sort((one, other) => one - other), text.length];
          const pieces = cuts.slice(1).map((end, index) => text.slice(cuts[index], end));
          expect(eventsOf(...pieces)).toEqual(whole);
        }),
      );
      expect(eventsOf(...text)).toEqual(whole);
    },
  );

  it.each([
    ['a heartbeat', ': still here\n\n'],
    ['a heartbeat with CRLF', ': still here\r\n\r\n'],
    ['an event without data', 'event: ping\nid: 7\n\n'],
    ['a retry hint', 'retry: 3000\n\n'],
    ['broken JSON', 'data: {"id": "ses_1"\n\n'],
    ['no JSON', 'data: hello\n\n'],
    ['an empty datum', 'data:\n\n'],
  ])('are not disturbed by %s, which is heard all the same', (_name, noise) => {
    expect(dataOf(noise, three.slice(0, 9), three.slice(9) + noise)).toHaveLength(3);
    expect(eventsOf(noise)).toHaveLength(1);
  });

  it('are not made of empty lines', () => {
    expect(eventsOf('\n\n\n\n')).toEqual([]);
  });

  it('may spread their data over several lines, with or without a space', () => {
    const lines = JSON.stringify({ revision: 5, text: 'a  b' }, null, 1).split('\n');
    const event = lines.map((line, index) => `data:${index % 2 === 0 ? ' ' : ''}${line}\n`).join('');
    expect(dataOf(`${event}\n`)).toEqual([{ revision: 5, text: 'a  b' }]);
  });

  it('are not there before their end', () => {
    expect(eventsOf('data: 1\n')).toEqual([]);
    expect(eventsOf('data: 1\n', '\n')).toEqual([{ id: null, data: 1 }]);
  });

  it.each([
    ['5.1', '5.1'],
    ['a-b:c_9', 'a-b:c_9'],
    ['', null],
    ['two words', null],
    ['1\u0000', null],
    ['é', null],
    ['9'.repeat(65), null],
  ])('with the id %j are taken up again by %j', (id, kept) => {
    expect(eventsOf(`id: ${id}\ndata: 1\n\n`)).toEqual([{ id: kept, data: 1 }]);
  });
});

it('text without an end is not kept for ever', () => {
  const text = new EventText();
  for (let pieces = 0; pieces < 12; pieces += 1) expect(text.take('x'.repeat(100_000))).toEqual([]);
  // Nothing of it stands before the next event.
  expect(text.take('\n\ndata: 1\n\n').map(({ data }) => data)).toEqual([undefined, 1]);
});
