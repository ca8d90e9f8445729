/** A coloured snippet as a template. */
import { html } from 'lit';
import { highlight, type CodeLanguage } from './highlight.ts';

/** The snippet's pieces, each in a `span` of its kind. */
export const codeTemplate = (text: string, language: CodeLanguage): unknown =>
  highlight(text, language).map((token) =>
    token.kind === 'plain' ? token.text : html`<span class=${token.kind}>${token.text}</span>`,
  );
