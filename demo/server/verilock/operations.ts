/** Verilock's session API, the newer generation with bearer keys: its operations. One file each. */
import type { Operation } from '../provider/operation.ts';
import { createSession } from './create-session.ts';
import { getProfile } from './get-profile.ts';
import { getSession } from './get-session.ts';
import { listProfiles } from './list-profiles.ts';

/** What is served and what the OpenAPI document describes. */
export const verilockOperations: readonly Operation[] = [createSession, getSession, listProfiles, getProfile];
