/** Text of a stream → its server-sent events. It does not know what they mean, and never throws for what they hold. */

/** One block of the stream. A heartbeat is one without data. */
export interface StreamEvent {
  /** What the stream can be taken up again by; `null` where the block names none that a header can carry. */
  readonly id: string | null;
  /** The parsed `data:`, or `undefined` where there is none or it is not JSON. */
  readonly data: unknown;
}

/** Longest text without an end, in characters: no session is as long, and whoever sends more is no stream of ours. */
const longestBlock = 1_000_000;
/** What a header may carry without surprises. */
const plainId = /^[\w.:-]{1,64}$/;

/**
 * Puts the pieces of one stream together, however they are cut.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export class EventText {
  #rest = '';

  /** The blocks that a piece completes, in order. */
  take(piece: string): readonly StreamEvent[] {
    const blocks = (this.#rest + piece).replaceAll('\r\n', '\n').split('\n\n');
    const rest = blocks.pop() ?? '';
    this.#rest = rest.length > longestBlock ? '' : rest;
    return blocks.filter((block) => block.trim() !== '').map(eventOf);
  }
}

const eventOf = (block: string): StreamEvent => {
  const id = valuesOf(block, 'id').at(-1);
  return { id: id !== undefined && plainId.test(id) ? id : null, data: parsed(valuesOf(block, 'data')) };
};

const valuesOf = (block: string, field: string): readonly string[] =>
  block
    .split('\n')
    .filter((line) => line.startsWith(`${field}:`))
    .map((line) => line.slice(field.length + 1).trimStart());

const parsed = (lines: readonly string[]): unknown => {
  try {
    return lines.length === 0 ? undefined : JSON.parse(lines.join('\n'));
  } catch {
    return undefined;
  }
};
