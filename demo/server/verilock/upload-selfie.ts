/** Upload the selfie, in the newer form: the field is `file`. */
import { z } from 'zod';
import { invalid } from '../provider/api-error.ts';
import { changeOperation } from '../provider/operation.ts';
import { keepReceivedFile } from '../sessions/received-file.ts';
import { requireOpen } from './open-session.ts';
import { dateTime } from './session-schema.ts';
import { uploadedFile } from './uploaded-file.ts';

const uploaded = z.strictObject({
  id: z.string(),
  session_id: z.string(),
  status: z.literal('uploaded'),
  created_at: dateTime,
});

/** `POST /sessions/{session_id}/selfie`: a second one takes the place of the first. */
export const uploadSelfie = changeOperation({
  id: 'uploadSelfie',
  method: 'post',
  path: '/sessions/{session_id}/selfie',
  summary: 'Upload the selfie',
  source: 'SDKs, REST API: Upload a selfie',
  scopes: ['documents:write'],
  files: { file: { required: true, description: 'JPG or PNG, at most 10 MB.' } },
  problems: ['invalid_state'],
  answer: { status: 200, schema: uploaded, description: 'The file is kept.' },
  async run({ tx, services, session, files, nowMs }) {
    requireOpen(session);
    if (!session.steps.includes('selfie'))
      throw invalid([{ field: 'file', message: 'The profile asks for no selfie.' }]);
    const file = uploadedFile(files, ['image/jpeg', 'image/png']);
    const { id, receivedAtMs } = await keepReceivedFile(
      { tx, services, session, nowMs },
      { step: 'selfie', ...file, idPrefix: 'sel_' },
    );
    return {
      id,
      session_id: session.id,
      status: 'uploaded' as const,
      created_at: new Date(receivedAtMs).toISOString(),
    };
  },
});
