/** Verifa's session API: its operations, in the order of its reference. One file each. */
import type { Operation } from '../provider/operation.ts';
import { createSession } from './create-session.ts';
import { generateOneTimeLink } from './generate-one-time-link.ts';
import { getSession } from './get-session.ts';
import { resumeSession } from './resume-session.ts';

/** What is served and what the OpenAPI document describes. */
export const verifaOperations: readonly Operation[] = [
  createSession,
  getSession,
  resumeSession,
  generateOneTimeLink,
];
