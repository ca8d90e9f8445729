/**
 * The page behind `/verify/{token}`: gives the element its own address, and nothing else. Opening it consumes nothing:
 * link previews and mail scanners open it too.
 */
import { createCapture } from '../capture-element.ts';
import { part } from '../part.ts';

/** Titles of the page, in the languages of the element. */
const titles: Readonly<Record<string, string>> = {
  en: 'Identity check',
  de: 'Identitätsprüfung',
  fr: 'Vérification d’identité',
  es: 'Verificación de identidad',
  ar: 'التحقق من الهوية',
};

/** The language asked for in the address, else the browser's, where the element speaks it. */
const language = (): string => {
  const asked = new URLSearchParams(location.search).get('lang');
  const primary = [asked ?? '', ...navigator.languages].map((tag) => tag.split('-')[0]?.toLowerCase() ?? '');
  return primary.find((tag) => tag in titles) ?? 'en';
};

const standalone = window.parent === window;
document.documentElement.classList.toggle('standalone', standalone);
part('header').hidden = !standalone;
const lang = language();
document.documentElement.lang = lang;
document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
const title = titles[lang] ?? document.title;
document.title = title;
part('title').textContent = title;

const capture = await createCapture();
capture.captureUrl = location.origin + location.pathname;
part('capture').append(capture);
