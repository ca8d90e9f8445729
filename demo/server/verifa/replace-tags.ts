/** Replace all tags on a session, whatever its state is. */
import { z } from 'zod';
import { changeOperation } from '../provider/operation.ts';
import { keepTags, maxTags, tag, tagsAnswer } from './keep-tags.ts';

/** `POST /sessions/{session_id}/tags/replace`: without duplicates, and no more than the first fifty. */
export const replaceTags = changeOperation({
  id: 'setSessionTags',
  method: 'post',
  path: '/sessions/{session_id}/tags/replace',
  summary: 'Replace all tags on a session',
  source: 'API Reference, Sessions: Replace all tags on a session',
  scopes: ['sessions:write'],
  body: z.object({ tags: z.array(tag).max(500) }),
  answer: tagsAnswer,
  run: ({ tx, session, body, nowMs }) =>
    keepTags(tx, session, [...new Set(body.tags)].slice(0, maxTags), nowMs),
});
