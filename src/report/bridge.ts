/**
 * For the page that embeds or opens `<idv-capture>` elsewhere: typed messages from exactly one window and exactly one
 * origin. Nothing else that reaches the page gets through, and nothing is ever sent to `"*"`.
 */
import { parseUrl } from '../model/url.ts';
import { commandMessage, type CaptureMessage, type HostCommand } from './messages.ts';
import { readMessage } from './read-message.ts';

export type { CaptureMessage } from './messages.ts';

type MessageType = CaptureMessage['type'];

/** What to do with each type of message; any of them may be left out. */
export type BridgeHandlers = {
  readonly [Type in MessageType]?: (message: Extract<CaptureMessage, { type: Type }>) => void;
};

/** The parent's end of the bridge. */
export interface Bridge {
  /** Asks the capture to close; it answers with `cancel`. */
  close(): void;
  /** Asks the capture to speak another language, given as a BCP 47 tag. */
  language(lang: string): void;
  /** Stops listening. */
  stop(): void;
}

/**
 * Listens to the capture in a frame or in a window that this page opened.
 *
 * @param target the iframe, or the window that `window.open` returned
 * @param origin the exact origin of the capture page, e.g. `https://verify.example.com`
 * @throws {TypeError} when `origin` is not an exact http(s) origin; `"*"` is none; and when there is no `target`
 */
export const listen = (
  target: HTMLIFrameElement | Window | null,
  origin: string,
  handlers: BridgeHandlers,
): Bridge => {
  if (parseUrl(origin)?.origin !== origin || !origin.startsWith('http') || origin.includes('*'))
    throw new TypeError(`listen: "${origin}" is not an exact origin such as https://verify.example.com`);
  if (!target)
    throw new TypeError('listen: no frame and no window: the selector found none, or the popup was blocked');
  const targetWindow = (): Window | null => ('contentWindow' in target ? target.contentWindow : target);

  const receive = (event: MessageEvent<unknown>): void => {
    if (event.origin !== origin || event.source === null || event.source !== targetWindow()) return;
    const message = readMessage(event.data);
    if (message) dispatch(handlers, message);
  };
  const send = (command: HostCommand): void => {
    targetWindow()?.postMessage(commandMessage(command), origin);
  };

  globalThis.addEventListener('message', receive);
  return {
    close: () => {
      send({ type: 'close' });
    },
    language: (lang) => {
      send({ type: 'language', lang });
    },
    stop: () => {
      globalThis.removeEventListener('message', receive);
    },
  };
};

const dispatch = (handlers: BridgeHandlers, message: CaptureMessage): void => {
  const handler = handlers[message.type] as ((message: CaptureMessage) => void) | undefined;
  handler?.(message);
};
