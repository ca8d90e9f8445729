/** Verifa's session API: its operations, in the order of its reference. One file each. */
import type { Operation } from '../provider/operation.ts';
import { createSession } from './create-session.ts';
import { expireSession } from './expire-session.ts';
import { generateOneTimeLink } from './generate-one-time-link.ts';
import { getSession } from './get-session.ts';
import { listSessions } from './list-sessions.ts';
import { resumeSession } from './resume-session.ts';
import { simulateSession } from './simulate-session.ts';
import { submitSession } from './submit-session.ts';
import { updateSession } from './update-session.ts';
import { uploadDocument } from './upload-document.ts';

/** What is served and what the OpenAPI document describes. */
export const verifaOperations: readonly Operation[] = [
  listSessions,
  createSession,
  getSession,
  updateSession,
  resumeSession,
  expireSession,
  simulateSession,
  submitSession,
  generateOneTimeLink,
  uploadDocument,
];
