/**
 * Takes the camera's place in a page: shows a given picture, still or shaken, or fails as it is told; and holds whoever
 * looks along at the moment when a certain sentence is on the screen, so that it can be pictured.
 */
import type { Page } from 'playwright-core';

/** How a camera fails: by a `DOMException` of that name, by never answering, or by delivering nothing. */
export type Failure =
  { readonly name: string } | { readonly kind: 'never-answers' | 'no-pictures' | 'muted' | 'not-there' };

interface Stage {
  show(url: string, shakePx: number): Promise<void>;
  holdAt(sentence: string): Promise<boolean>;
  release(): void;
}

type WithStage = typeof globalThis & { stagedCamera: Stage };

const sizePx = { width: 1280, height: 720 };

/** Runs before the page's own scripts. */
const stage = ({
  width,
  height,
  failure,
}: {
  width: number;
  height: number;
  failure: Failure | null;
}): void => {
  if (failure && 'kind' in failure && failure.kind === 'not-there') {
    Object.defineProperty(navigator, 'mediaDevices', { value: undefined });
    return;
  }
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  let picture: ImageBitmap | null = null;
  let shakePx = 0;
  let tick = 0;
  const draw = (): void => {
    const context = canvas.getContext('2d');
    if (!context || !picture) return;
    tick += 1;
    context.drawImage(picture, tick % 2 === 0 ? 0 : shakePx, 0, width, height);
    // A picture that is the same again is none for a stream of a canvas.
    context.fillStyle = tick % 2 === 0 ? '#000' : '#010101';
    context.fillRect(0, 0, 1, 1);
  };
  setInterval(draw, 60);
  navigator.mediaDevices.getUserMedia = async () => {
    if (failure && 'name' in failure) throw new DOMException('as told', failure.name);
    if (failure?.kind === 'never-answers') return new Promise(() => undefined);
    const stream = canvas.captureStream(15);
    const [track] = stream.getVideoTracks();
    if (failure?.kind === 'no-pictures') return new MediaStream();
    if (failure?.kind === 'muted' && track)
      setTimeout(() => {
        Object.defineProperty(track, 'muted', { value: true });
        track.dispatchEvent(new Event('mute'));
      }, 1500);
    return stream;
  };

  const PlainFrame = globalThis.VideoFrame;
  let held: (() => void)[] | null = null;
  globalThis.VideoFrame = new Proxy(PlainFrame, {
    construct: (_, [source]: [HTMLVideoElement]) => {
      const waiting = held;
      if (!waiting) return new PlainFrame(source);
      // Whoever asks for a picture waits for it until the stage is released.
      return new Promise<VideoFrame>((resolve) => {
        waiting.push(() => {
          resolve(new PlainFrame(source));
        });
      });
    },
  });

  const hintIn = (root: ParentNode): string | null => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('.document-hint, .face-hint')) return element.textContent.trim();
      const inside = element.shadowRoot ? hintIn(element.shadowRoot) : null;
      if (inside !== null) return inside;
    }
    return null;
  };
  (globalThis as WithStage).stagedCamera = {
    async show(url, shake) {
      const response = await fetch(url);
      picture = await createImageBitmap(await response.blob());
      shakePx = shake;
      draw();
    },
    holdAt: (sentence) =>
      new Promise((resolve) => {
        const giveUpAtMs = performance.now() + 12_000;
        const look = (): void => {
          if (hintIn(document)?.startsWith(sentence)) {
            held = [];
            resolve(true);
          } else if (performance.now() > giveUpAtMs) resolve(false);
          else setTimeout(look, 15);
        };
        look();
      }),
    release() {
      const waiting = held ?? [];
      held = null;
      for (const go of waiting) go();
    },
  };
};

/** The camera of one page that was opened after `before`. */
export class StagedCamera {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Has to be called before the page is opened. */
  static async before(
    page: Page,
    pictures: ReadonlyMap<string, Buffer>,
    failure: Failure | null = null,
  ): Promise<void> {
    await page.addInitScript(stage, { ...sizePx, failure });
    await page.route('**/staged/*.png', (route) => {
      const name = /staged\/(?<name>[^/]+)\.png$/.exec(route.request().url())?.groups?.['name'] ?? '';
      const body = pictures.get(name);
      return body ? route.fulfill({ contentType: 'image/png', body }) : route.abort();
    });
  }

  /** Puts a picture before the camera, shaken by so many pixels. */
  async show(name: string, shakePx = 0): Promise<void> {
    await this.#page.evaluate(([url, shake]) => (globalThis as WithStage).stagedCamera.show(url, shake), [
      `/staged/${name}.png`,
      shakePx,
    ] as const);
  }

  /** Waits for a hint and holds it on the screen. Resolves with whether it came. */
  holdAt(sentence: string): Promise<boolean> {
    return this.#page.evaluate((wanted) => (globalThis as WithStage).stagedCamera.holdAt(wanted), sentence);
  }

  /** Lets whoever looks go on. */
  async release(): Promise<void> {
    await this.#page.evaluate(() => {
      (globalThis as WithStage).stagedCamera.release();
    });
  }
}
