/** What the integrator's backend sends to the provider for a set of choices, and what the page asks its backend for. Pure. */
import type { DemoSessionRequest } from '../session/demo-session.ts';
import type { Choices } from './choices.ts';

/** The sandbox's own keys: public, and worth nothing anywhere else. */
const demoCredential = {
  verifa: 'X-API-Key: vk_sandbox_demo',
  verilock: 'Authorization: Bearer qi_test_demo',
} as const;

const productionApi = {
  verifa: 'https://api.withverifa.com',
  verilock: 'https://verilock.io',
} as const;

/** What stands behind each workflow: Verifa's `workflow_id`, Verilock's `profile_id` (the first is its documented example). */
const planIdOf: Record<Choices['provider'], Record<Choices['workflow'], string>> = {
  verifa: { standard: 'wf_standard', full: 'wf_full', document: 'wf_document' },
  verilock: {
    standard: '01234567-89ab-cdef-0123-456789abcdef',
    full: '01234567-89ab-cdef-0123-456789abcdef',
    document: '01234567-89ab-cdef-0123-456789abcd01',
  },
};

/** What the page posts to its own backend. */
export const backendRequest = ({ provider, workflow, country, redirect }: Choices): DemoSessionRequest => ({
  provider,
  workflow,
  ...(country === 'any' ? {} : { country }),
  redirect: redirect === 'on',
});

/** The backend's call as a curl command that works against this sandbox as it stands. */
export const serverSnippet = (choices: Choices, origin: string): string => {
  const { provider, workflow, country, redirect } = choices;
  const body = {
    ...(provider === 'verifa'
      ? { workflow_id: planIdOf.verifa[workflow], ...(country === 'any' ? {} : { country }) }
      : { profile_id: planIdOf.verilock[workflow] }),
    ...(redirect === 'on' ? { redirect_url: `${origin}/done` } : {}),
  };
  return [
    `# In production: ${productionApi[provider]} and your own secret key`,
    `curl -X POST ${origin}/api/v1/sessions \\`,
    `  -H "${demoCredential[provider]}" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${JSON.stringify(body, null, 2).replaceAll('\n', '\n  ')}'`,
  ].join('\n');
};
