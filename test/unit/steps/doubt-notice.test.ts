import { describe, expect, it } from 'vitest';
import { photoDoubtsIn } from '../../../src/i18n/photo-doubts.ts';
import { languages } from '../../../src/i18n/locale.ts';
import { photoDoubts } from '../../../src/model/photo-doubt.ts';
import { mayUseAnyway } from '../../../src/steps/doubt-notice.ts';

describe('mayUseAnyway', () => {
  it.each([
    [[], 0, true],
    [[], 5, true],
    [['blur'], 0, false],
    [['blur'], 1, false],
    [['blur'], 2, true],
    [['no_face', 'dark'], 1, false],
    [['no_face', 'dark'], 3, true],
    [['same_picture'], 2, true],
    [['glare'], 0, true],
    [['expired'], 0, true],
    [['glare', 'expired'], 0, true],
    [['blur', 'glare'], 0, false],
  ] as const)('%o after %i doubted photos: %s', (doubts, doubtedBefore, may) => {
    expect(mayUseAnyway(doubts, doubtedBefore)).toBe(may);
  });

  it('stops nobody for good', () => {
    for (const doubt of photoDoubts) expect(mayUseAnyway([doubt], 2)).toBe(true);
  });
});

describe('photoDoubtsIn', () => {
  it('has a sentence of its own for every doubt, in every language', () => {
    for (const language of languages) {
      const { doubts, useAnyway, looking } = photoDoubtsIn(language);
      const sentences = [...photoDoubts.map((doubt) => doubts[doubt]), useAnyway, looking];
      expect(new Set(sentences).size, language).toBe(sentences.length);
      for (const sentence of sentences) expect(sentence.trim(), language).not.toBe('');
    }
    expect(new Set(languages.map((language) => photoDoubtsIn(language).doubts.blur)).size).toBe(
      languages.length,
    );
    expect(photoDoubtsIn('de-AT')).toBe(photoDoubtsIn('de'));
  });
});
