/** Verilock's session API, the newer generation with bearer keys: its operations. One file each. */
import type { Operation } from '../provider/operation.ts';
import { createSession } from './create-session.ts';
import { getProfile } from './get-profile.ts';
import { getSession } from './get-session.ts';
import { listProfiles } from './list-profiles.ts';
import { listSessions } from './list-sessions.ts';
import { submitSession } from './submit-session.ts';
import { uploadDocument } from './upload-document.ts';
import { uploadSelfie } from './upload-selfie.ts';

/** What is served and what the OpenAPI document describes. */
export const verilockOperations: readonly Operation[] = [
  createSession,
  listSessions,
  getSession,
  uploadDocument,
  uploadSelfie,
  submitSession,
  listProfiles,
  getProfile,
];
