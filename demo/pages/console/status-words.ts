/** What the statuses of both providers mean to someone who looks at a list. Pure. */

/** Tone of a chip; none is neutral. */
export type Tone = 'accent' | 'success' | 'warning' | 'danger' | undefined;

/** The groups that the list can be narrowed to. */
export type StatusGroup = 'open' | 'done' | 'stopped';

const table: Readonly<Record<string, readonly [StatusGroup, Tone]>> = {
  pending: ['open', undefined],
  created: ['open', undefined],
  capturing: ['open', 'accent'],
  processing: ['open', 'accent'],
  sandbox_pending: ['open', 'warning'],
  under_review: ['open', 'warning'],
  completed: ['done', 'success'],
  approved: ['done', 'success'],
  declined: ['done', 'danger'],
  expired: ['stopped', undefined],
  failed: ['stopped', 'danger'],
};

/** Group of a status; one that is not known is still open. */
export const groupOf = (status: string): StatusGroup => table[status]?.[0] ?? 'open';

/** Tone of a status. */
export const toneOf = (status: string): Tone => table[status]?.[1];

/** A name in code as words: `document-front` and `sandbox_pending` become "Document front" and "Sandbox pending". */
export const asWords = (name: string): string => {
  const words = name.replaceAll(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
