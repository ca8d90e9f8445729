/** What the page has set that the effects depend on. Types only. */

/** What the page has set that the effects depend on. Read anew at every use. */
export interface EffectOptions {
  readonly language: string;
  /** Which route is offered first, second or not at all. */
  readonly handoff: 'offer' | 'first' | 'only' | 'off';
  /** The page's own way to a one-time link, where the capture API cannot make one. */
  readonly handoffLink: (() => Promise<string>) | null;
  /** The theme that the page has decided for, so that the other device wears it too. */
  readonly theme: 'light' | 'dark' | null;
}
