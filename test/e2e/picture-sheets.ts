/** Lays single pictures out on sheets, in the browser that took them. */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import type { Journey } from './journey.ts';

/** One sheet of all pictures of a variant. */
export const makeSheet = async (journey: Journey, folder: string, target: string): Promise<void> => {
  const names = (await readdir(folder)).sort();
  const figures = await Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(`${folder}/${name}`);
      return `<figure><img src="data:image/png;base64,${bytes.toString('base64')}"><figcaption>${name.slice(3, -4)}</figcaption></figure>`;
    }),
  );
  const { page, context } = await journey.visitor();
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.setContent(
    `<style>body{margin:0;padding:24px;display:grid;grid-template-columns:repeat(6,1fr);gap:20px;align-items:start;background:#8b95a3;font:13px system-ui}
     figure{margin:0}img{width:100%;border-radius:8px;display:block}figcaption{padding-top:6px;color:#10151c}</style>${figures.join('')}`,
  );
  await writeFile(target, await page.screenshot({ fullPage: true, type: 'jpeg', quality: 72 }));
  await context.close();
};

/** The picture at the head of the README: the way through the capture on a phone. */
export const makeOverview = async (journey: Journey, folder: string, target: string): Promise<void> => {
  const names = ['opening', 'document-type', 'document-front', 'liveness-prompt', 'review'];
  const files = await readdir(folder);
  const pictures = await Promise.all(
    names.map(async (name) =>
      readFile(`${folder}/${files.find((file) => file.slice(3) === `${name}.png`) ?? ''}`),
    ),
  );
  const { page, context } = await journey.visitor();
  await page.setViewportSize({ width: 1560, height: 660 });
  await page.setContent(
    `<style>body{margin:0;height:660px;display:flex;gap:24px;padding:30px;box-sizing:border-box;background:#e8edf4;justify-content:center}
     div{width:277px;height:600px;overflow:hidden;border-radius:22px;background:#fff;box-shadow:0 12px 40px #1b2a4426}img{width:100%;display:block}</style>
     ${pictures.map((bytes) => `<div><img src="data:image/png;base64,${bytes.toString('base64')}"></div>`).join('')}`,
  );
  await writeFile(target, await page.screenshot({ type: 'jpeg', quality: 82 }));
  await context.close();
};
