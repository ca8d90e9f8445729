/** The README's interface section: what it says of an element, and that it replaces only itself. */
import { describe, expect, it } from 'vitest';
import { apiSection, undescribed } from './api-section.mjs';
import { replaceSection } from './markdown.mjs';

const element = {
  tagName: 'x-box',
  description: 'A box.',
  members: [
    {
      kind: 'field',
      name: 'mode',
      attribute: 'mode',
      type: { text: "'a' | 'b'" },
      default: "'a'",
      description: 'Which\nway.',
    },
    { kind: 'field', name: 'session', type: { text: 'unknown' }, description: 'An object.' },
    { kind: 'field', name: 'state', readonly: true, type: { text: 'State' }, description: 'Where it is.' },
    { kind: 'method', name: 'open', parameters: [{ name: 'place' }], description: 'Opens it.' },
  ],
  events: [{ name: 'x-open', type: { text: 'OpenEvent' }, description: 'It opened.' }],
  cssProperties: [{ name: '--x-color', default: 'red', description: 'Its colour.' }],
};

describe('the section', () => {
  it('holds a row for everything public, bars and line breaks escaped', () => {
    const rows = apiSection(element).split('\n');
    expect(rows).toContain("| `mode` | `mode` | `'a' \\| 'b'` | `'a'` | Which way. |");
    expect(rows).toContain('| – | `session` | `unknown` |  | An object. |');
    expect(rows).toContain('| `state` | `State` | Where it is. |');
    expect(rows).toContain('| `open(place)` | Opens it. |');
    expect(rows).toContain('| `x-open` | `OpenEvent` | It opened. |');
    expect(rows).toContain('| `--x-color` | `red` | Its colour. |');
  });

  it('leaves out a heading without rows', () => {
    expect(apiSection(element)).not.toContain('Slots');
  });

  it('replaces what is between the markers and nothing else', () => {
    const readme = 'before\n<!-- api:start -->\nold\n<!-- api:end -->\nafter\n';
    const replaced = replaceSection(readme, 'api', 'new\n');
    expect(replaced).toBe('before\n<!-- api:start -->\n\nnew\n\n<!-- api:end -->\nafter\n');
    expect(replaceSection(replaced, 'api', 'new')).toBe(replaced);
  });

  it('needs both markers, in order', () => {
    expect(() => replaceSection('<!-- api:end --><!-- api:start -->', 'api', 'new')).toThrow('api:start');
    expect(() => replaceSection('<!-- api:start -->', 'api', 'new')).toThrow('api:end');
  });
});

describe('what has no description', () => {
  it('is named', () => {
    expect(undescribed(element)).toEqual([]);
    expect(
      undescribed({ tagName: 'x-box', cssParts: [{ name: 'lid' }], slots: [{ name: '', description: ' ' }] }),
    ).toEqual([' of <x-box> has no description.', 'lid of <x-box> has no description.']);
  });
});
