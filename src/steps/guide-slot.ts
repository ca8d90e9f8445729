/** Where a photo step keeps its guide: loaded when asked for, and gone when the picture is taken or the screen is left. */
import type { GuideOptions, PhotoGuide, PhotoStepId } from './photo-guide.ts';

/** The guide for a step. Rejects when it does not load. */
const guideFor = async (step: PhotoStepId): Promise<(options: GuideOptions) => PhotoGuide> => {
  if (step === 'selfie') {
    const { FaceGuide } = await import('./face-guide.ts');
    return (options) => new FaceGuide(options);
  }
  const { DocumentGuide } = await import('./document-guide.ts');
  return (options) => new DocumentGuide(options);
};

/** One guide at a time, or none: where it does not load, the person looks alone. */
export class GuideSlot {
  #guide: PhotoGuide | null = null;
  #asked = 0;

  /** What is said to those who listen; empty while there is nothing to say. */
  get spoken(): string {
    return this.#guide?.spoken ?? '';
  }

  overlay(): unknown {
    return this.#guide?.overlay();
  }

  aside(): unknown {
    return this.#guide?.aside();
  }

  /** @param options what to guide by once it is loaded; `null` where there is nothing to look at any more */
  async open(step: PhotoStepId, options: () => GuideOptions | null): Promise<void> {
    this.close();
    const asked = this.#asked;
    const guide = await guideFor(step).catch(() => null);
    const given = asked === this.#asked ? options() : null;
    if (guide && given) this.#guide = guide(given);
  }

  close(): void {
    this.#asked += 1;
    this.#guide?.close();
    this.#guide = null;
  }
}
