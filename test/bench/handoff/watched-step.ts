/** Notes when a desktop's screen shows that the phone is at another step: in the page itself, as soon as it is in the DOM. */
import type { Visitor } from '../../e2e/journey.ts';

/** What was shown, and when, in milliseconds since 1970. */
interface ShownStep {
  readonly name: string;
  readonly atMs: number;
}

interface Watching {
  shownSteps: ShownStep[];
}

/** Begins to note; the screen of the handoff has to be there, and to stay. */
export const watchSteps = ({ widget }: Visitor): Promise<void> =>
  widget.element.locator('idv-handoff-screen').evaluate((screen) => {
    const root = screen.shadowRoot;
    if (!root) throw new Error('the screen has no shadow tree');
    const shown: ShownStep[] = [];
    (globalThis as unknown as Watching).shownSteps = shown;
    new MutationObserver(() => {
      const name = root.querySelector('[aria-current="step"]')?.textContent.trim() ?? '';
      if (name !== '' && shown.at(-1)?.name !== name)
        shown.push({ name, atMs: performance.timeOrigin + performance.now() });
    }).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  });

/** Waits until the name is the last one that was noted; answers when it was. */
export const shownAtMs = async ({ page }: Visitor, name: string): Promise<number> => {
  const shown = await page.waitForFunction(
    (wanted) => {
      const last = (globalThis as unknown as Watching).shownSteps.at(-1);
      return last?.name === wanted ? last.atMs : false;
    },
    name,
    { polling: 10 },
  );
  return Number(await shown.jsonValue());
};
