/** List the profiles: this project's own; the provider's are in its dashboard and its API shows none. */
import { z } from 'zod';
import { readOperation } from '../provider/operation.ts';
import { verilockProfile } from './profile-schema.ts';
import { profiles } from './profiles.ts';

/** `GET /profiles` */
export const listProfiles = readOperation({
  id: 'listProfiles',
  path: '/profiles',
  summary: 'List the profiles of the sandbox',
  source: 'None: an addition of this sandbox',
  scopes: ['sessions:read'],
  answer: {
    status: 200,
    schema: z.strictObject({ data: z.array(verilockProfile) }),
    description: 'Every profile that a session can name.',
  },
  run: () => Promise.resolve({ data: [...profiles] }),
});
