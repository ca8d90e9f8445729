/** Get a profile: this project's own; the provider's are in its dashboard and its API shows none. */
import { ApiError } from '../provider/api-error.ts';
import { readOperation } from '../provider/operation.ts';
import { verilockProfile } from './profile-schema.ts';
import { profileOf } from './profiles.ts';

/** `GET /profiles/{profile_id}` */
export const getProfile = readOperation({
  id: 'getProfile',
  path: '/profiles/{profile_id}',
  summary: 'Get a profile of the sandbox',
  source: 'None: an addition of this sandbox',
  scopes: ['sessions:read'],
  problems: ['not_found'],
  answer: { status: 200, schema: verilockProfile, description: 'The profile with every default filled in.' },
  run: ({ params }) => {
    const profile = profileOf(params.profile_id);
    return profile
      ? Promise.resolve(profile)
      : Promise.reject(new ApiError('not_found', 'Profile not found.'));
  },
});
