/** The operations of the session APIs as Markdown, from their OpenAPI documents. Pure: the caller reads and writes. */
import { code, cell, table } from './markdown.mjs';

/**
 * @param {object} document of one session API
 * @returns {string} Markdown: a heading and a row for each operation
 */
export function operationsSection({ info, paths }) {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const hasScopes = operations.some(({ operation }) => operation['x-scopes']);
  const rows = operations.map(({ path, method, operation }) => [
    code(`${method.toUpperCase()} ${path}`),
    cell(operation.summary),
    ...(hasScopes ? [(operation['x-scopes'] ?? []).map(code).join(' or ')] : []),
  ]);
  return `#### ${cell(info.title)}\n\n${table(['operation', 'does', ...(hasScopes ? ['scope'] : [])], rows)}\n`;
}
