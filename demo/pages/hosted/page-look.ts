/**
 * The look that the address of a page behind `/verify` asks for: `lang` and `theme`, known values only. Without them it
 * is the browser's own.
 */

const languages = ['en', 'de', 'fr', 'es', 'ar'] as const;

const themes = ['light', 'dark'] as const;

/** A language that these pages speak. */
export type PageLanguage = (typeof languages)[number];

/** How a page looks. */
export interface PageLook {
  readonly language: PageLanguage;
  /** `null` where the browser decides. */
  readonly theme: (typeof themes)[number] | null;
}

/** Gives the page that look. To be called before anything is waited for, so that no other look is painted first. */
export const takeLook = (): PageLook => {
  const asked = new URLSearchParams(location.search);
  const wishes = [asked.get('lang') ?? '', ...navigator.languages].map((tag) =>
    tag.split(/[-_]/)[0]?.toLowerCase(),
  );
  const wish = wishes.find((tag) => languages.some((language) => language === tag));
  const language = languages.find((each) => each === wish) ?? 'en';
  const theme = themes.find((each) => each === asked.get('theme')) ?? null;
  const { documentElement } = document;
  documentElement.lang = language;
  documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  if (theme) documentElement.dataset['theme'] = theme;
  return { language, theme };
};
