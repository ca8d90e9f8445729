/** What a screen reader would be told while something happens: every text that changes in the polite region. */
import type { LitElement } from 'lit';
import type { StagedScreen } from './step-stage.ts';

/** Texts of what changed in the screen's one `role="status"`, in order. */
export const newsOf = async <T extends LitElement & { view: object }>(
  staged: StagedScreen<T>,
  happening: () => Promise<void>,
): Promise<readonly string[]> => {
  const said: string[] = [];
  const hear = (changes: readonly MutationRecord[]) => {
    for (const { target, addedNodes } of changes)
      for (const node of addedNodes.length > 0 ? addedNodes : [target])
        if (node.nodeType !== Node.COMMENT_NODE) said.push(node.textContent?.trim() ?? '');
  };
  const ear = new MutationObserver(hear);
  ear.observe(staged.find('[role=status]'), { subtree: true, childList: true, characterData: true });
  await happening();
  hear(ear.takeRecords());
  ear.disconnect();
  return said;
};
