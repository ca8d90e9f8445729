/** The accessibility audit: axe over an element and all its shadow trees, WCAG 2.2 AA and best practice. */
import axe from 'axe-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** @throws {Error} naming every violation and where it is */
export const audit = async (element: Element): Promise<void> => {
  document.documentElement.lang = 'en';
  document.title = 'Browser tests';
  const { violations, passes } = await axe.run(element, { runOnly: { type: 'tag', values: tags } });
  if (passes.length === 0) throw new Error('the audit looked at nothing');
  if (violations.length === 0) return;
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help}\n  at ${target.join(' > ')}\n  ${failureSummary ?? ''}`,
    ),
  );
  throw new Error(`${String(lines.length)} violations\n${lines.join('\n')}`);
};
