/** Add a tag to a session: whatever its state is, and without effect where the tag is there already. */
import { z } from 'zod';
import { invalid } from '../provider/api-error.ts';
import { changeOperation } from '../provider/operation.ts';
import { keepTags, maxTags, tag, tagsAnswer } from './keep-tags.ts';

/** `POST /sessions/{session_id}/tags/add`; a tag that is there already changes nothing. */
export const addTag = changeOperation({
  id: 'addSessionTag',
  method: 'post',
  path: '/sessions/{session_id}/tags/add',
  summary: 'Add a tag to a session',
  source: 'API Reference, Sessions: Add a tag to a session',
  scopes: ['sessions:write'],
  body: z.object({ tag }),
  answer: tagsAnswer,
  run({ tx, session, body, nowMs }) {
    const tags = session.tags.includes(body.tag) ? session.tags : [...session.tags, body.tag];
    if (tags.length > maxTags)
      throw invalid([{ field: 'tag', message: `a session has at most ${String(maxTags)} tags` }]);
    return keepTags(tx, session, tags, nowMs);
  },
});
