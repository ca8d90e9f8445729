/** The records about a person in an export: consent, what was entered, documents, links, devices. */
import { z } from 'zod';
import type { Services } from '../services.ts';
import { openValues } from '../sessions/applicant.ts';
import { linkStatus } from '../sessions/links.ts';
import type { SessionRecord } from '../storage/records.ts';
import type { StorageReader } from '../storage/storage.ts';
import { dateTime } from './session-schema.ts';

/** The parts of an export that this file makes. */
export const exportedRecordsSchema = {
  consent: z
    .strictObject({ at: dateTime, ip: z.string().nullable(), version: z.string(), language: z.string() })
    .nullable(),
  applicant: z.record(z.string(), z.string()).describe('What the backend knew when it made the session.'),
  fields: z.record(z.string(), z.string()).describe('What the person entered.'),
  documents: z.array(
    z.strictObject({
      id: z.string(),
      step: z.string(),
      frame: z.int(),
      mime_type: z.string(),
      file_size_bytes: z.int(),
      sha256: z.string(),
      details: z
        .record(z.string(), z.unknown())
        .describe(
          'How it was taken, what the device read from it and doubted about it, or that it is a straightened copy; its keys follow `Key-Inflection`, unlike those of a session’s `metadata`.',
        ),
      created_at: dateTime,
    }),
  ),
  links: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['capture', 'one_time', 'handoff']),
      status: z.enum(['pending', 'consumed', 'expired', 'revoked']),
      asked_for_by: z.string().nullable(),
      created_at: dateTime,
      expires_at: dateTime,
    }),
  ),
  devices: z.array(
    z.strictObject({
      kind: z.enum(['phone', 'desktop']),
      label: z.string(),
      language: z.string().nullable(),
    }),
  ),
};

/** The parts, with what was sealed opened. */
export const exportedRecords = async (
  { sealer }: Pick<Services, 'sealer'>,
  reader: StorageReader,
  session: SessionRecord,
  nowMs: number,
): Promise<z.input<z.ZodObject<typeof exportedRecordsSchema>>> => ({
  consent: session.consent && {
    at: new Date(session.consent.atMs).toISOString(),
    ip: session.consent.ip,
    version: session.consent.version,
    language: session.consent.language,
  },
  applicant: valuesOf(openValues(sealer, session.id, session.applicantSealed)),
  fields: valuesOf(openValues(sealer, session.id, session.fieldsSealed)),
  documents: (await reader.captures(session.id)).map((capture) => ({
    id: capture.id,
    step: capture.step,
    frame: capture.frame,
    mime_type: capture.mimeType,
    file_size_bytes: capture.bytes,
    sha256: capture.sha256,
    details: { ...capture.metadata },
    created_at: new Date(capture.receivedAtMs).toISOString(),
  })),
  links: (await reader.links(session.id)).map((link) => ({
    id: link.id,
    kind: link.kind,
    status: linkStatus(link, nowMs),
    asked_for_by: link.from,
    created_at: new Date(link.createdAtMs).toISOString(),
    expires_at: new Date(link.expiresAtMs).toISOString(),
  })),
  devices: (await reader.devices(session.id))
    .filter(({ label }) => label !== '')
    .map(({ kind, label, language }) => ({ kind, label, language })),
});

const valuesOf = (values: Readonly<Partial<Record<string, string>>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
