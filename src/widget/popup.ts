/** The capture in a window of its own: opens it, hears exactly that window and origin, notices when it is closed. */
import { readOwnMessage } from '../frame/own-messages.ts';
import type { HostedMessage, HostedMessageReader } from '../model/hosted.ts';
import type { ClockPort, Ports } from '../model/ports.ts';
import type { SessionEntry } from '../model/session.ts';

/** How often a closed window is noticed, in milliseconds: browsers have no event for it. */
const lookMs = 500;

/** What becomes of the window. */
export interface PopupListener {
  readonly onEnd: (message: Extract<HostedMessage, { type: 'end' }>) => void;
  readonly onClosed: () => void;
}

/** A window that was opened for a capture. */
export class Popup {
  readonly #window: WindowProxy;
  readonly #clock: ClockPort;
  readonly #listener: PopupListener;
  readonly #stopListening: () => void;
  #stopLooking: (() => void) | null = null;

  private constructor(
    popup: WindowProxy,
    { host, clock }: Ports,
    entry: SessionEntry,
    reader: HostedMessageReader | null,
    listener: PopupListener,
  ) {
    this.#window = popup;
    this.#clock = clock;
    this.#listener = listener;
    this.#stopListening = host.onWindowMessage(
      () => popup,
      entry.origin,
      (data) => {
        const message = (reader ?? readOwnMessage)(data);
        if (message?.type !== 'end') return;
        this.close();
        listener.onEnd(message);
      },
    );
    this.#look();
  }

  /** Opens the window, or returns `null` where the browser blocked it. Works in answer to a press only. */
  static open(
    ports: Ports,
    entry: SessionEntry,
    reader: HostedMessageReader | null,
    listener: PopupListener,
  ): Popup | null {
    const popup = ports.host.open(entry.captureUrl);
    return popup && new Popup(popup, ports, entry, reader, listener);
  }

  /** Stops listening and closes the window. */
  close(): void {
    this.release();
    this.#window.close();
  }

  /** Stops listening; the window stays. */
  release(): void {
    this.#stopListening();
    this.#stopLooking?.();
  }

  #look(): void {
    this.#stopLooking = this.#clock.after(lookMs, () => {
      if (!this.#window.closed) {
        this.#look();
        return;
      }
      this.release();
      this.#listener.onClosed();
    });
  }
}
