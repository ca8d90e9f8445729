/** `/legal/privacy` and `/legal/terms`: what the consent screen links to. Plain HTML, no script, no style. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import { pagePolicy } from './page-policy.ts';
import type { NodeEnv } from './services.ts';
import { brandName } from './sessions/brand.ts';

interface LegalPage {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const pages: Readonly<Record<'privacy' | 'terms', LegalPage>> = {
  privacy: {
    title: 'Privacy notice',
    paragraphs: [
      `${brandName} is no bank. It is the name that the sandbox of idv-capture uses, so that a flow can be tried out without an account.`,
      'The pictures and the data that you enter stay on the computer that runs the sandbox. They are stored encrypted, sent to nobody, and compared with nothing.',
      'Whoever runs the sandbox can look at them in its console. To delete them, stop the sandbox and delete its data directory.',
    ],
  },
  terms: {
    title: 'Terms of use',
    paragraphs: [
      'The sandbox is for developers. It simulates the result of a check; it does not check anybody.',
      'Use it with made-up documents and data. Do not use it to identify real people.',
    ],
  },
};

/** The two pages. */
export const legalPages = (): Hono<NodeEnv> => {
  const app = new Hono<NodeEnv>();
  for (const [name, { title, paragraphs }] of Object.entries(pages)) {
    app.get(`/legal/${name}`, (c) => {
      return c.html(
        html`<!doctype html>
          <html lang="en">
            <head>
              <meta charset="utf-8" />
              <meta name="viewport" content="width=device-width, initial-scale=1" />
              <meta name="color-scheme" content="light dark" />
              <meta name="robots" content="noindex" />
              <title>${title} – ${brandName}</title>
            </head>
            <body>
              <main>
                <h1>${title}</h1>
                ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
              </main>
            </body>
          </html>`,
        200,
        pagePolicy('legal', new URL(c.req.url), []),
      );
    });
  }
  return app;
};
