/** The page to type a code: in a frame of its own, with a backend that answers as it is told. */
import { expect } from '@open-wc/testing';
import { enterCodeWords } from '../../../demo/pages/enter-code/enter-code-words.ts';
import { audit } from '../harness/audit.ts';
import { eventually } from '../harness/eventually.ts';
import { mainPart } from '../harness/main-part.ts';

const words = enterCodeWords.en;

/** The page with its parts, and what it asked. */
class CodePage {
  readonly asked: { readonly url: string; readonly init: RequestInit }[] = [];
  readonly frame: HTMLIFrameElement;

  private constructor(frame: HTMLIFrameElement) {
    this.frame = frame;
  }

  static async open(query = '?lang=en'): Promise<CodePage> {
    const frame = document.createElement('iframe');
    frame.title = 'The page';
    frame.width = '360';
    frame.height = '640';
    frame.src = `/demo/pages/enter-code.html${query}`;
    const loaded = new Promise((resolve) => {
      frame.addEventListener('load', resolve, { once: true });
    });
    mainPart().append(frame);
    await loaded;
    const page = new CodePage(frame);
    await eventually(() => !page.part('content').hidden, 'the words of the page');
    return page;
  }

  get document(): Document {
    const { contentDocument } = this.frame;
    if (!contentDocument) throw new TypeError('the page is gone');
    return contentDocument;
  }

  part<Kind extends HTMLElement>(id: string): Kind {
    const element = this.document.getElementById(id);
    if (!element) throw new TypeError(`no #${id}`);
    return element as Kind;
  }

  get input(): HTMLInputElement {
    return this.part<HTMLInputElement>('code');
  }

  get fault(): string {
    return this.part('fault').textContent;
  }

  /** Gives every question the same answer. */
  answer(give: () => Response | Promise<Response>): void {
    const { contentWindow } = this.frame;
    Object.assign(contentWindow ?? {}, {
      fetch: (url: string, init: RequestInit) => {
        this.asked.push({ url, init });
        return Promise.resolve().then(give);
      },
    });
  }

  type(text: string): void {
    this.input.value = text;
    this.input.dispatchEvent(new InputEvent('input', { inputType: 'insertText' }));
  }

  press(): void {
    this.part('submit').click();
  }

  async says(sentence: string): Promise<void> {
    await eventually(
      () => this.fault === sentence,
      () => `“${sentence}”, but: ${this.fault}`,
    );
  }
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

describe('the page to type a code', () => {
  afterEach(() => {
    document.querySelector('main')?.remove();
  });

  it('passes the accessibility audit, as it opens, in dark from right to left, and with a fault', async () => {
    for (const query of ['?lang=en', '?lang=ar&theme=dark']) {
      const page = await CodePage.open(query);
      await audit(page.frame);
      page.press();
      expect(page.fault).not.to.equal('');
      await audit(page.frame);
      page.frame.remove();
    }
  });

  it('speaks the language and wears the theme of its address, known ones only', async () => {
    const page = await CodePage.open('?lang=de-AT&theme=dark');
    const { documentElement } = page.document;
    expect([documentElement.lang, documentElement.dir]).to.eql(['de', 'ltr']);
    expect(page.document.title).to.equal(enterCodeWords.de.title);
    expect(page.part('title').textContent).to.equal(enterCodeWords.de.title);
    expect(getComputedStyle(documentElement).colorScheme).to.equal('dark');
    page.frame.remove();
    const other = await CodePage.open('?lang=ar&theme=neon');
    expect(other.document.documentElement.dir).to.equal('rtl');
    expect(other.document.documentElement.dataset['theme']).to.equal(undefined);
    expect(getComputedStyle(other.input).direction).to.equal('ltr');
  });

  it('keeps the code to itself: nothing to fill in, to correct, or to send by the form', async () => {
    const page = await CodePage.open();
    const { input } = page;
    expect(input.name).to.equal('');
    expect(input.autocomplete).to.equal('off');
    expect(input.spellcheck).to.equal(false);
    expect(input.getAttribute('autocapitalize')).to.equal('characters');
    expect(page.part<HTMLFormElement>('form').method).to.equal('dialog');
    expect(page.document.activeElement).to.equal(input);
  });

  it('asks nobody about what is no code yet, and says how long one is', async () => {
    const page = await CodePage.open();
    page.answer(() => json(200, {}));
    page.type('wdjb');
    page.press();
    expect(page.fault).to.equal(words.incomplete);
    expect(page.input.getAttribute('aria-invalid')).to.equal('true');
    expect(page.input.getAttribute('aria-describedby')).to.include('fault');
    expect(page.part('fault').getAttribute('role')).to.equal('alert');
    expect(page.asked).to.eql([]);
  });

  it('asks for the letters, and goes to the link in the place of itself', async () => {
    const page = await CodePage.open();
    page.answer(() => json(200, { capture_url: `${location.origin}/test/browser/foreign-page.html` }));
    const entries = page.frame.contentWindow?.history.length;
    page.type('wdjb mjht');
    expect(page.input.value).to.equal('WDJB-MJHT');
    page.press();
    await eventually(
      () => page.frame.contentWindow?.location.pathname === '/test/browser/foreign-page.html',
      'the page that the code stands for',
    );
    expect(page.frame.contentWindow?.history.length).to.equal(entries);
    const [{ url, init } = { url: '', init: {} }] = page.asked;
    expect(url).to.equal('/verify/code');
    expect(init.method).to.equal('POST');
    expect(JSON.parse(init.body as string)).to.eql({ code: 'WDJBMJHT' });
    expect(new Headers(init.headers).get('Idempotency-Key')).to.match(/^[\da-f]{32}$/);
  });

  it('asks once, however often it is pressed', async () => {
    const page = await CodePage.open();
    page.answer(() => new Promise<Response>(() => undefined));
    page.type('wdjbmjht');
    page.press();
    page.press();
    page.part<HTMLFormElement>('form').requestSubmit();
    await eventually(() => page.part('submit').textContent === words.checking, 'a page that waits');
    expect(page.asked).to.have.length(1);
  });

  it('goes nowhere but to its own origin', async () => {
    const page = await CodePage.open();
    for (const capture_url of ['https://elsewhere.example/verify/tok', 'javascript:alert(1)', '', 7]) {
      page.answer(() => json(200, { capture_url }));
      page.type('wdjbmjht');
      page.press();
      await page.says(words.failed);
      expect(page.document.location.pathname).to.equal('/demo/pages/enter-code.html');
    }
  });

  const faults: readonly (readonly [string, () => Response | Promise<Response>, string])[] = [
    ['an unknown code', () => json(404, { error: 'link.expired' }), words.unknown],
    ['an expired code', () => json(410, { error: 'link.expired' }), words.unknown],
    ['too many tries', () => json(429, {}, { 'Retry-After': '37' }), words.tooMany(37)],
    ['too many tries without a word of how long', () => json(429, {}), words.tooMany(60)],
    ['no connection', () => Promise.reject(new TypeError('Failed to fetch')), words.offline],
    ['a server in trouble', () => json(503, {}), words.failed],
    ['a server that wants nothing of this page', () => json(403, {}), words.failed],
    ['an answer that is none', () => new Response('<p>', { status: 200 }), words.failed],
  ];

  for (const [name, give, sentence] of faults) {
    it(`says what to do about ${name}, and can be asked again`, async () => {
      const page = await CodePage.open();
      page.answer(give);
      page.type('wdjbmjht');
      page.press();
      await page.says(sentence);
      expect(page.document.activeElement).to.equal(page.input);
      expect(page.input.value).to.equal('WDJB-MJHT');
      expect(page.part<HTMLButtonElement>('submit').disabled).to.equal(false);
      expect(page.document.location.search).to.equal('?lang=en');
    });
  }
});
