/** The public interface of an element as Markdown, from its manifest. Pure: the caller reads and writes. */

import { cell, code, table } from './markdown.mjs';

const settable = ({ kind, readonly }) => kind === 'field' && readonly !== true;

/** Each part of the interface: its heading, its head and its rows. Those without a row are left out. */
const parts = [
  {
    heading: 'Attributes and properties',
    head: ['attribute', 'property', 'type', 'default', 'meaning'],
    rows: ({ members = [] }) =>
      members
        .filter(settable)
        .map((field) => [
          code(field.attribute) || '–',
          code(field.name),
          code(field.type?.text),
          code(field.default),
          cell(field.description),
        ]),
  },
  {
    heading: 'Read-only properties',
    head: ['property', 'type', 'meaning'],
    rows: ({ members = [] }) =>
      members
        .filter((member) => member.kind === 'field' && member.readonly === true)
        .map((field) => [code(field.name), code(field.type?.text), cell(field.description)]),
  },
  {
    heading: 'Methods',
    head: ['method', 'does'],
    rows: ({ members = [] }) =>
      members
        .filter(({ kind }) => kind === 'method')
        .map((method) => {
          const parameters = (method.parameters ?? []).map(({ name }) => name).join(', ');
          return [code(`${method.name}(${parameters})`), cell(method.description)];
        }),
  },
  {
    heading: 'Events',
    head: ['event', 'class', 'when'],
    rows: ({ events = [] }) =>
      events.map(({ name, type, description }) => [code(name), code(type?.text), cell(description)]),
  },
  {
    heading: 'Slots',
    head: ['slot', 'holds'],
    rows: ({ slots = [] }) =>
      slots.map(({ name, description }) => [code(name) || 'default', cell(description)]),
  },
  {
    heading: 'Parts',
    head: ['part', 'is'],
    rows: ({ cssParts = [] }) => cssParts.map(({ name, description }) => [code(name), cell(description)]),
  },
  {
    heading: 'Custom properties',
    head: ['property', 'default', 'sets'],
    rows: ({ cssProperties = [] }) =>
      cssProperties.map((property) => [
        code(property.name),
        code(property.default),
        cell(property.description),
      ]),
  },
];

/**
 * @param {object} element a custom element declaration of the manifest
 * @returns {string} Markdown
 */
export function apiSection(element) {
  const sections = parts
    .map(({ heading, head, rows }) => ({ heading, head, rows: rows(element) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ heading, head, rows }) => `#### ${heading}\n\n${table(head, rows)}\n`);
  return [`### \`<${element.tagName}>\`\n`, element.description ?? '', '', ...sections].join('\n');
}

/**
 * @param {object} element a custom element declaration of the manifest
 * @returns {string[]} a sentence for each public name without a description
 */
export function undescribed(element) {
  const { members = [], events = [], slots = [], cssParts = [], cssProperties = [] } = element;
  return [...members, ...events, ...slots, ...cssParts, ...cssProperties]
    .filter(({ description }) => (description ?? '').trim() === '')
    .map(({ name }) => `${name} of <${element.tagName}> has no description.`);
}
