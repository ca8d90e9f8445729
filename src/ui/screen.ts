/** The shape of every screen: heading, what it is about, what went wrong, the content, the actions. */
import { html, nothing, type TemplateResult } from 'lit';
import { icons, type IconName } from './icons.ts';

/** What goes where on a screen. */
export interface ScreenParts {
  readonly title: string;
  readonly lead?: string | undefined;
  /** A sentence about what went wrong; announced at once. */
  readonly alert?: string | undefined;
  readonly content?: unknown;
  readonly actions: unknown;
}

/** A screen with `part="step"` and its heading focusable by script. */
export const screen = ({ title, lead, alert, content, actions }: ScreenParts): TemplateResult => html`
  <section part="step" aria-labelledby="title">
    <div class="head">
      <h2 id="title" tabindex="-1">${title}</h2>
      ${lead ? html`<p class="lead">${lead}</p>` : nothing}
    </div>
    ${notice(alert)} ${content ?? nothing}
    <div class="actions">${actions}</div>
  </section>
`;

/** A sentence about what went wrong, or nothing. The region is always there, so that it is announced. */
export const notice = (sentence: string | undefined): TemplateResult => html`
  <div role="alert">
    ${sentence ? html`<p class="notice">${icons.warning}<span>${sentence}</span></p>` : nothing}
  </div>
`;

/** What a button says and does. */
export interface ButtonParts {
  readonly label: string;
  readonly icon?: IconName | undefined;
  readonly disabled?: boolean | undefined;
  readonly onPress: () => void;
}

/** The one action that leads on: `part="primary-action"`. Exactly one a screen. */
export const primaryAction = ({ label, icon, disabled, onPress }: ButtonParts): TemplateResult => html`
  <button
    part="primary-action"
    class="primary"
    type="button"
    ?disabled=${disabled ?? false}
    @click=${onPress}
  >
    ${icon ? icons[icon] : nothing}<span>${label}</span>
  </button>
`;

/** The other way: `part="secondary-action"`. */
export const secondaryAction = ({ label, icon, disabled, onPress }: ButtonParts): TemplateResult => html`
  <button
    part="secondary-action"
    class="secondary"
    type="button"
    ?disabled=${disabled ?? false}
    @click=${onPress}
  >
    ${icon ? icons[icon] : nothing}<span>${label}</span>
  </button>
`;

/** A side road, drawn as text. */
export const quietAction = ({ label, icon, disabled, onPress }: ButtonParts): TemplateResult => html`
  <button class="quiet" type="button" ?disabled=${disabled ?? false} @click=${onPress}>
    ${icon ? icons[icon] : nothing}<span>${label}</span>
  </button>
`;
