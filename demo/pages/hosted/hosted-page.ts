/**
 * The page behind `/verify/{token}`: gives the element its own address, and takes the token out of it. Opening it consumes
 * nothing: link previews and mail scanners open it too.
 */
import { createCapture } from '../capture-element.ts';
import { part } from '../part.ts';
import { linkOfPage } from './hidden-link.ts';
import { hostedWords } from './hosted-words.ts';
import { takeLook } from './page-look.ts';

const { language, theme } = takeLook();
const words = hostedWords[language];
const standalone = window.parent === window;
document.documentElement.classList.toggle('standalone', standalone);
part('header').hidden = !standalone;
document.title = words.title;
part('title').textContent = words.title;

const found = linkOfPage();
const capture = await createCapture();
const link = await found;
if (link.captureUrl === null) {
  part('title').hidden = true;
  part('note-title').textContent = words[`${link.reason}Title`];
  part('note-text').textContent = words[link.reason];
  part('note').hidden = false;
} else {
  capture.captureUrl = link.captureUrl;
  if (theme) capture.theme = theme;
  link.hidden?.follow(capture);
  part('capture').append(capture);
}
