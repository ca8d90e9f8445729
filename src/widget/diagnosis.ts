/** Shows whoever builds the page what is in its way, where the page's own address has `?idv-diagnose`. */
import type { LitElement } from 'lit';
import { pageAsks } from '../browser/page-asks.ts';
// What the page refuses before the program is loaded counts as well.
import '../browser/policy-watch.ts';
import type { DiagnosedElement } from '../check/diagnose-panel.ts';

/** Lets every element of a class show the report on its page, if the page's address asks for it. */
export const diagnoseWhereAsked = (element: typeof LitElement): void => {
  element.addInitializer((made) => {
    if (pageAsks('idv-diagnose'))
      void import('../check/diagnose-panel.ts').then(({ diagnose }) => {
        diagnose(made as DiagnosedElement);
      });
  });
};
