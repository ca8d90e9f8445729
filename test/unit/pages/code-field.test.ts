/** How a code is grouped while it is typed, and where the caret is then, as a table of keystrokes. */
import { describe, expect, it } from 'vitest';
import { grouped, lettersOf } from '../../../demo/pages/enter-code/code-field.ts';

const caretMark = '|';

/** `text` holds the caret; so does what comes back. */
const type = (text: string, before = '', inputType = 'insertText'): string => {
  const { value, caret } = grouped(
    text.replace(caretMark, ''),
    text.indexOf(caretMark),
    lettersOf(before),
    inputType,
  );
  return value.slice(0, caret) + caretMark + value.slice(caret);
};

describe('a code that is typed', () => {
  it.each([
    ['nothing', '|', '|'],
    ['small letters', 'wd|', 'WD|'],
    ['four letters, the end perhaps', 'wdjb|', 'WDJB|'],
    ['a fifth', 'WDJBm|', 'WDJB-M|'],
    ['a hyphen of one’s own', 'WDJB-|', 'WDJB|'],
    ['a space', 'wdjb m|', 'WDJB-M|'],
    ['the last', 'WDJB-MJHt|', 'WDJB-MJHT|'],
    ['a letter in the middle', 'WDx|JB-MJHT', 'WDX|J-BMJH-T'],
    ['a letter before the hyphen', 'WDJx|B-MJHT', 'WDJX|-BMJH-T'],
    ['a letter behind the hyphen', 'WDJB-x|MJHT', 'WDJB-X|MJH-T'],
    ['a pasted one', ' wdjb – mjht |', 'WDJB-MJHT|'],
    ['one with too much', 'WDJBMJHTXX|', 'WDJB-MJHT-XX|'],
    ['digits, which no code has: they stay to be seen', '12345|', '1234-5|'],
  ])('as %s', (_, text, expected) => {
    expect(type(text)).toBe(expected);
  });
});

describe('who deletes', () => {
  it.each([
    ['the last letter', 'WDJB-|', 'WDJB-M', 'deleteContentBackward', 'WDJB|'],
    ['a letter', 'WDJ|-MJHT', 'WDJB-MJHT', 'deleteContentBackward', 'WDJ|M-JHT'],
    [
      'the hyphen, means the letter before it',
      'WDJB|MJHT',
      'WDJB-MJHT',
      'deleteContentBackward',
      'WDJ|M-JHT',
    ],
    [
      'the hyphen from the other side, means the letter after it',
      'WDJB|MJHT',
      'WDJB-MJHT',
      'deleteContentForward',
      'WDJB|-JHT',
    ],
    ['everything', '|', 'WDJB-MJHT', 'deleteContentBackward', '|'],
  ])('%s', (_, text, before, inputType, expected) => {
    expect(type(text, before, inputType)).toBe(expected);
  });
});

it('knows a code whatever is between its letters', () => {
  for (const text of ['WDJB-MJHT', 'wdjbmjht', ' wdjb mjht', 'W-D-J-B-M-J-H-T'])
    expect(lettersOf(text)).toBe('WDJBMJHT');
});
