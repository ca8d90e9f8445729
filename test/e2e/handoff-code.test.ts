/** The code on the real screen, as small as a page may make it, read by two readers that did not draw it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, offered } from './handoff-walk.ts';
import { Journey } from './journey.ts';
import { readScreenCode } from './screen-code.ts';

/** The least that a code may measure on the screen, in CSS pixels. */
const leastPx = 120;

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin({ camera: 'none' });
});
afterAll(() => journey.end());

test.each([1, 2, 3])('read at 120 px with %i pixels of the screen for each', async (scaleFactor) => {
  const { desktop, link } = await offered(journey, {}, { scaleFactor });
  const code = codeOf(desktop.widget);
  await code.evaluate((element, px) => {
    element.style.inlineSize = `${String(px)}px`;
  }, leastPx);
  for (const colorScheme of ['light', 'dark'] as const) {
    await desktop.page.emulateMedia({ colorScheme });
    expect((await code.boundingBox())?.width).toBe(leastPx);
    for (const reader of ['jsqr', 'zxing'] as const)
      expect(await readScreenCode(code, reader), `${colorScheme}, ${reader}`).toBe(link);
  }
  expect(desktop.record.faults).toEqual([]);
});
