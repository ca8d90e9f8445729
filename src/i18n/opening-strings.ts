/** The sentences of the first screen: they are loaded with the element itself, in English. All others come later. */

/** Sentences before the capture. */
export interface OpeningStrings {
  readonly openingTitle: string;
  readonly openingTitleBy: (brand: string) => string;
  readonly openingLead: string;
  readonly openingNeeds: readonly [document: string, camera: string, light: string];
  readonly openingPrivacy: string;
  readonly begin: string;
  readonly loading: string;
  readonly launch: string;
  /** The only error that must be sayable when nothing else could be loaded. */
  readonly loadFailed: string;
}

/** English. */
export const openingEn: OpeningStrings = {
  openingTitle: 'Verify your identity',
  openingTitleBy: (brand) => `${brand} asks you to verify your identity`,
  openingLead: 'It takes about three minutes. Have ready:',
  openingNeeds: [
    'Your passport, driver’s license or ID card',
    'A camera, or photos of your document',
    'A place with good light',
  ],
  openingPrivacy: 'Your photos are sent encrypted, and nothing of them stays in this browser.',
  begin: 'Start',
  loading: 'One moment…',
  launch: 'Verify your identity',
  loadFailed: 'A part of this page did not load. Check your connection and try again.',
};
