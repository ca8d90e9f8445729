/** Where the page `/embed` puts its frame. */
import { expect, it } from 'vitest';
import { onOtherOrigin } from '../../../demo/pages/embed/other-origin.ts';

it.each([
  ['http://localhost:8787/verify/tok_1?lang=de', 'http://127.0.0.1:8787/verify/tok_1?lang=de'],
  ['http://127.0.0.1:8787/', 'http://localhost:8787/'],
  // Not this machine's own name: it has no second one.
  ['http://192.0.2.7:8787/', 'http://192.0.2.7:8787/'],
  // A frame cannot ask whether to trust a certificate that nobody has signed.
  ['https://localhost:8787/', 'https://localhost:8787/'],
])('%s is framed as %s', (url, framed) => {
  expect(onOtherOrigin(url)).toBe(framed);
});
