/** Remove a tag from a session: whatever its state is, and without effect where the tag is not there. */
import { z } from 'zod';
import { changeOperation } from '../provider/operation.ts';
import { keepTags, tag, tagsAnswer } from './keep-tags.ts';

/** `POST /sessions/{session_id}/tags/remove`; a tag that is not there changes nothing. */
export const removeTag = changeOperation({
  id: 'removeSessionTag',
  method: 'post',
  path: '/sessions/{session_id}/tags/remove',
  summary: 'Remove a tag from a session',
  source: 'API Reference, Sessions: Remove a tag from a session',
  scopes: ['sessions:write'],
  body: z.object({ tag }),
  answer: tagsAnswer,
  run: ({ tx, session, body, nowMs }) =>
    keepTags(
      tx,
      session,
      session.tags.filter((name) => name !== body.tag),
      nowMs,
    ),
});
