/**
 * Works `<idv-capture>` as a person does: reads the screen, presses what is on it. Looks through the shadow trees, but
 * uses nothing that a person or a page could not: parts, labels, fields, and the element's public properties.
 */
import type { Frame, Locator, Page } from 'playwright-core';
import type { FieldValues } from '../../src/model/field.ts';
import type { StepId } from '../../src/model/step.ts';

/** What the element tells of itself. */
interface PublicElement extends HTMLElement {
  readonly state: string;
  readonly step: string | null;
  readonly sessionId: string | null;
}

/** The element on one page or in one frame. */
export class WidgetDriver {
  readonly #scope: Page | Frame;
  readonly element: Locator;

  readonly #isRemote: boolean;

  /**
   * @param isRemote whether it stands in a frame of another process, which takes its height by message. A press of the mouse
   *   goes by where the frame was drawn last, a key by which frame had the focus last: either may reach nobody while that
   *   is just changing, so that buttons are told of a press there.
   */
  constructor(scope: Page | Frame, isRemote = false) {
    this.#scope = scope;
    this.#isRemote = isRemote;
    this.element = scope.locator('idv-capture');
  }

  state(): Promise<string> {
    return this.element.evaluate((element: PublicElement) => element.state);
  }

  step(): Promise<string | null> {
    return this.element.evaluate((element: PublicElement) => element.step);
  }

  /** @throws {Error} while the element does not know its session. */
  async sessionId(): Promise<string> {
    const id = await this.element.evaluate((element: PublicElement) => element.sessionId);
    if (id === null) throw new Error('the element knows no session');
    return id;
  }

  /** Waits until the element says that it is at that step. */
  reached(step: StepId): Promise<void> {
    return this.#says('step', step);
  }

  /** Waits until the element says that it is in that state. */
  became(state: string): Promise<void> {
    return this.#says('state', state);
  }

  /** The primary action on the screen. Using it fails when there is more than one. */
  get primaryAction(): Locator {
    return this.element.locator('[part~="primary-action"]:visible');
  }

  /** The secondary action on the screen. */
  get secondaryAction(): Locator {
    return this.element.locator('[part~="secondary-action"]:visible');
  }

  /** Presses the primary action, once it can be pressed and says `label`. */
  async primary(label: string): Promise<void> {
    await this.#press(this.primaryAction.and(this.button(label)));
  }

  /** Presses the secondary action, once it can be pressed and says `label`. */
  async secondary(label: string): Promise<void> {
    await this.#press(this.secondaryAction.and(this.button(label)));
  }

  async #press(button: Locator): Promise<void> {
    if (this.#isRemote) await button.and(this.element.locator(':enabled')).dispatchEvent('click');
    else await button.click();
  }

  /** Whatever can be pressed and says exactly that. */
  button(label: string): Locator {
    return this.element.getByRole('button', { name: label, exact: true });
  }

  /** Heading of the screen. */
  get title(): Locator {
    return this.element.locator('[part~="step"] h2:visible');
  }

  /** The file input of the screen: every capture screen has exactly one, with or without a camera. */
  async chooseFile(path: string): Promise<void> {
    await this.element.locator('input[type="file"]').setInputFiles(path);
  }

  /** Chooses a radio button by its value. */
  async choose(value: string): Promise<void> {
    const radio = this.element.locator(`input[type="radio"][value="${value}"]`);
    if (this.#isRemote) await radio.and(this.element.locator(':enabled')).dispatchEvent('click');
    else await radio.check();
  }

  /** Enters values by field name; lists are chosen from by value. */
  async fillFields(values: FieldValues): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      const field = this.element.locator(`[name="${name}"]`);
      const isList = await field.evaluate((element) => element instanceof HTMLSelectElement);
      await (isList ? field.selectOption(value) : field.fill(value));
    }
  }

  /** Waits until the record has everything that the page has sent: bodies are read beside their sending. */
  async noted(): Promise<void> {
    await this.#scope.evaluate(() =>
      Promise.all(
        (globalThis as unknown as { bodiesOnTheirWay: ReadonlySet<Promise<void>> }).bodiesOnTheirWay,
      ),
    );
  }

  async #says(property: 'step' | 'state', wanted: string): Promise<void> {
    try {
      await this.#scope.waitForFunction(
        ([name, value]) => document.querySelector<PublicElement>('idv-capture')?.[name] === value,
        [property, wanted] as const,
      );
    } catch (cause) {
      throw new Error(`never came to ${property} "${wanted}": ${await this.#describe()}`, { cause });
    }
  }

  /** Where the element stands, for the message of a failed wait. */
  #describe(): Promise<string> {
    return this.#scope.evaluate(() => {
      const element = document.querySelector<PublicElement>('idv-capture');
      if (!element) return `no element on ${location.href}`;
      const texts: string[] = [];
      const read = (root: ParentNode): void => {
        for (const part of root.querySelectorAll('*')) {
          if (part.matches('h2, button, [role="alert"]')) texts.push(part.textContent.trim());
          if (part.shadowRoot) read(part.shadowRoot);
        }
      };
      if (element.shadowRoot) read(element.shadowRoot);
      return `state ${element.state}, step ${String(element.step)}, on the screen: ${texts.filter(Boolean).join(' | ')}`;
    });
  }
}
