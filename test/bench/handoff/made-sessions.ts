/** Sessions in a data directory, made before the sandbox that is measured begins: the provider's own limits would take minutes. */
import { startSandbox } from '../../../demo/server/sandbox.ts';
import { call, json } from '../json-call.ts';

/** The tokens of `count` new sessions of a document. */
export const madeSessions = async (dataDir: string, count: number): Promise<readonly string[]> => {
  const unlimited = { all: Infinity, creating: Infinity };
  const sandbox = await startSandbox({
    port: 0,
    dataDir,
    callLimits: { verifa: unlimited, verilock: unlimited },
  });
  try {
    const tokens: string[] = [];
    while (tokens.length < count) {
      const { capture_url } = await call(
        `${sandbox.url}/api/v1/sessions`,
        'POST',
        { ...json, 'X-API-Key': 'vk_sandbox_demo' },
        '{"workflow_id":"wf_document"}',
      );
      tokens.push(String(capture_url).split('/verify/')[1] ?? '');
    }
    return tokens;
  } finally {
    await sandbox.close();
  }
};
