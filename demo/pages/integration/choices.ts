/** What can be chosen on the integration page, and how the choices stand in the page's address. Pure. */

/** Every choice with its values; the first one is the default and is left out of the address. */
export const choiceTable = {
  provider: ['verifa', 'verilock'],
  workflow: ['standard', 'full', 'document'],
  country: ['any', 'US', 'GB', 'DE', 'FR', 'CA'],
  mode: ['inline', 'modal', 'popup', 'redirect'],
  handoff: ['offer', 'first', 'only', 'off'],
  theme: ['auto', 'light', 'dark'],
  lang: ['en', 'de', 'fr', 'es', 'ar'],
  redirect: ['on', 'off'],
  input: ['session', 'capture-url', 'session-token'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

/** Name of a choice, which is also its form control's name and its parameter in the address. */
export type ChoiceName = keyof typeof choiceTable;

/** One value for each choice. */
export type Choices = { readonly [Name in ChoiceName]: (typeof choiceTable)[Name][number] };

const choiceNames = Object.keys(choiceTable) as ChoiceName[];

/** The choices that a form or an address holds; whatever is missing or unknown becomes the default. */
export const readChoices = (values: { get(name: string): unknown }): Choices => {
  const entries = choiceNames.map((name) => {
    const known: readonly string[] = choiceTable[name];
    return [name, known.find((value) => value === values.get(name)) ?? known[0]];
  });
  return possible(Object.fromEntries(entries) as Choices);
};

/** The choices as parameters of the address, defaults left out. */
export const choicesAsQuery = (choices: Choices): URLSearchParams => {
  const differing = choiceNames.filter((name) => choices[name] !== choiceTable[name][0]);
  return new URLSearchParams(differing.map((name) => [name, choices[name]]));
};

/** Names the session that these choices lead to: what is not part of it can change while the session goes on. */
export const sessionConfiguration = ({ provider, workflow, country, redirect }: Choices): string =>
  [provider, workflow, country, redirect].join(':');

/** Writing direction of a language. */
export const directionOf = (lang: string): 'ltr' | 'rtl' => (lang === 'ar' ? 'rtl' : 'ltr');

/** A Verilock profile asks for no data and knows no country; only Verilock hands out a token without a URL around it. */
const possible = (choices: Choices): Choices =>
  choices.provider === 'verilock'
    ? { ...choices, workflow: choices.workflow === 'full' ? 'standard' : choices.workflow, country: 'any' }
    : { ...choices, input: choices.input === 'session-token' ? 'session' : choices.input };
