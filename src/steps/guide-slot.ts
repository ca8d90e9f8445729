/** Where a photo step keeps its guide: loaded when asked for, and gone when the picture is taken or the screen is left. */
import type { DocumentReading } from '../model/reading.ts';
import type { DocumentGuide, GuideOptions } from './document-guide.ts';

/** One guide at a time, or none: where it does not load, the person looks alone. */
export class GuideSlot {
  #guide: DocumentGuide | null = null;
  #asked = 0;

  get reading(): DocumentReading | null {
    return this.#guide?.reading ?? null;
  }

  /** What is said to those who listen; empty while there is nothing to say. */
  get spoken(): string {
    return this.#guide?.spoken ?? '';
  }

  overlay(): unknown {
    return this.#guide?.overlay();
  }

  /** @param options what to guide by once it is loaded; `null` where there is nothing to look at any more */
  async open(options: () => GuideOptions | null): Promise<void> {
    this.close();
    const asked = this.#asked;
    const guide = await import('./document-guide.ts').catch(() => null);
    const given = asked === this.#asked ? options() : null;
    if (guide && given) this.#guide = new guide.DocumentGuide(given);
  }

  close(): void {
    this.#asked += 1;
    this.#guide?.close();
    this.#guide = null;
  }
}
