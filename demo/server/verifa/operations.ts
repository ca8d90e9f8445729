/** Verifa's session API: its operations, in the order of its reference. One file each. */
import type { Operation } from '../provider/operation.ts';
import { addTag } from './add-tag.ts';
import { createSession } from './create-session.ts';
import { expireSession } from './expire-session.ts';
import { exportSession } from './export-session.ts';
import { generateOneTimeLink } from './generate-one-time-link.ts';
import { getResult } from './get-result.ts';
import { getRisk } from './get-risk.ts';
import { getSession } from './get-session.ts';
import { listChecks } from './list-checks.ts';
import { listOneTimeLinks } from './list-one-time-links.ts';
import { listSessions } from './list-sessions.ts';
import { listWebhookDeliveries } from './list-webhook-deliveries.ts';
import { redactSession } from './redact-session.ts';
import { removeTag } from './remove-tag.ts';
import { replaceTags } from './replace-tags.ts';
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
  getResult,
  redactSession,
  exportSession,
  submitSession,
  addTag,
  removeTag,
  replaceTags,
  generateOneTimeLink,
  listOneTimeLinks,
  listChecks,
  listWebhookDeliveries,
  getRisk,
  uploadDocument,
];
