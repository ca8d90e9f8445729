/** The OpenAPI documents as files: read from the server's own code, laid out as the formatter of this repository does. */
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { runnerImport } from 'vite';
import { root } from './commands.mjs';

/**
 * @returns {Promise<{ document: object, file: string, text: string }[]>} one entry a provider
 */
export async function openApiFiles() {
  const { module } = await runnerImport(resolve(root, 'demo/server/open-api-documents.ts'), {
    root,
    configFile: false,
    logLevel: 'warn',
  });
  return Promise.all(
    Object.entries(module.openApiDocuments()).map(async ([provider, document]) => {
      const file = resolve(root, `demo/openapi/${provider}.json`);
      const options = { ...(await resolveConfig(file)), filepath: file };
      return { document, file, text: await format(JSON.stringify(document, null, 2), options) };
    }),
  );
}
