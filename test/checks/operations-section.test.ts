/** The README's list of operations: a row for each, and the scopes only where keys have some. */
import { describe, expect, it } from 'vitest';
import { operationsSection } from './operations-section.mjs';

const getBox = { summary: 'Get a box | or\nits lid' };
const document = (operation: object) => ({
  info: { title: 'Box API' },
  paths: { '/boxes/{id}': { get: operation, delete: { ...operation, summary: 'Remove a box' } } },
});

describe('the list of operations', () => {
  it('has a row for each method of each path, bars and line breaks escaped', () => {
    expect(operationsSection(document(getBox))).toBe(
      [
        '#### Box API',
        '',
        '| operation | does |',
        '| --- | --- |',
        '| `GET /boxes/{id}` | Get a box \\| or its lid |',
        '| `DELETE /boxes/{id}` | Remove a box |',
        '',
      ].join('\n'),
    );
  });

  it('names the scopes where there are some', () => {
    const rows = operationsSection(document({ ...getBox, 'x-scopes': ['boxes:read', 'boxes:write'] }));
    expect(rows).toContain('| `DELETE /boxes/{id}` | Remove a box | `boxes:read` or `boxes:write` |');
  });
});
