/** What the three tag operations share: a tag, the answer, and keeping the tags. Tags are not announced. */
import { z } from 'zod';
import { keepSession } from '../sessions/keep-session.ts';
import type { SessionRecord } from '../storage/records.ts';
import type { StorageWriter } from '../storage/storage.ts';

/** Most tags of a session (Verifa "Replace all tags on a session"). */
export const maxTags = 50;

/** A tag; the integrator's own word. */
export const tag = z.string().trim().min(1).max(50);

const tagged = z.strictObject({ id: z.string(), tags: z.array(z.string()) });

/** The answer of the tag operations. */
export const tagsAnswer = { status: 200, schema: tagged, description: 'The session with its tags.' } as const;

/** Keeps the tags where they differ, and answers them. */
export const keepTags = async (
  tx: StorageWriter,
  session: SessionRecord,
  tags: readonly string[],
  nowMs: number,
): Promise<z.input<typeof tagged>> => {
  const isSame = tags.length === session.tags.length && tags.every((name, at) => name === session.tags[at]);
  if (!isSame) await keepSession(tx, { session: { ...session, tags }, happenings: [] }, nowMs);
  return { id: session.id, tags: [...tags] };
};
