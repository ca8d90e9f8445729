/**
 * The page behind `/verify/{token}`: gives the element its own address, and nothing else. Opening it consumes nothing:
 * link previews and mail scanners open it too.
 */
import { createCapture } from '../capture-element.ts';
import { part } from '../part.ts';
import { takeLook, type PageLanguage } from './page-look.ts';

/** Titles of the page, in the languages of the element. */
const titles: Readonly<Record<PageLanguage, string>> = {
  en: 'Identity check',
  de: 'Identitätsprüfung',
  fr: 'Vérification d’identité',
  es: 'Verificación de identidad',
  ar: 'التحقق من الهوية',
};

const { language, theme } = takeLook();
const standalone = window.parent === window;
document.documentElement.classList.toggle('standalone', standalone);
part('header').hidden = !standalone;
document.title = titles[language];
part('title').textContent = titles[language];

const capture = await createCapture();
capture.captureUrl = location.origin + location.pathname;
if (theme) capture.theme = theme;
part('capture').append(capture);
