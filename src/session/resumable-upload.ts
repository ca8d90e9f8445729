/**
 * One try at a large file that goes on where the last one broke off. Loaded with the first large file. It sends nothing
 * again by itself but what the backend sends on to another place of the file.
 */
import { CaptureError, codeOf } from '../model/errors.ts';
import type { HttpRequest, HttpResponse } from '../model/ports.ts';

/** A file as it is sent in one go; its digest is `Content-Digest` there. */
interface WholeUpload {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Blob;
}

/** How a request is sent, once, with what lets it in. */
type Send = (request: Omit<HttpRequest, 'timeoutMs'>) => Promise<HttpResponse>;

/** How often one try lets itself be sent to another place of the file. */
const mostMoves = 3;

/**
 * Asks how much of the file is there and sends the rest. Resolves with the answer to the last request, whatever it is, or
 * with `null` where the backend has the whole file: the session then tells.
 *
 * @param onProgress bytes of the file that have left, and bytes that the backend has kept
 * @throws {CaptureError} `network.*`
 */
export const sendRest = async (
  { url, headers, body }: WholeUpload,
  send: Send,
  onProgress: (sentBytes: number, keptBytes: number) => void,
): Promise<HttpResponse | null> => {
  const { 'Content-Digest': digest = '', 'Content-Type': type = '', ...others } = headers;
  const asked = { ...others, 'Repr-Digest': digest };
  const ask = (): Promise<HttpResponse> => send({ method: 'HEAD', url, headers: asked, body: null });
  // The connection that it went out on may have been dead since the last break; that costs no pause, and no byte.
  let answer = await ask().catch((error: unknown) => {
    if (codeOf(error, 'network.timeout') === 'network.offline') return ask();
    throw error;
  });
  // No body says why; if it was the nonce, this answer has brought the one that is good.
  if (answer.status === 401) answer = await ask();
  if (answer.status === 429 || answer.status >= 500) return answer;
  if (answer.header('Upload-Complete') === '?1') return null;
  let kept = offsetIn(answer, body);
  // Refused, or by somebody who does not know the question: the whole file gets an answer that tells more.
  if (answer.status !== 200 || kept === null)
    return send({
      method: 'PUT',
      url,
      headers,
      body,
      onProgress: (sentBytes) => {
        onProgress(sentBytes, 0);
      },
    });
  for (let moves = 0; moves <= mostMoves; moves += 1) {
    const start = kept;
    onProgress(start, start);
    answer = await send({
      method: 'PUT',
      url,
      headers: {
        ...asked,
        'Content-Type': type,
        'Upload-Offset': String(start),
        'Upload-Length': String(body.size),
      },
      body: body.slice(start),
      onProgress: (sentBytes) => {
        onProgress(start + sentBytes, start);
      },
    });
    kept = offsetIn(answer, body);
    if (answer.status !== 409 || kept === null) return answer;
  }
  throw new CaptureError('network.bad_response');
};

/** Where the backend says that the file goes on, in bytes. */
const offsetIn = ({ header }: HttpResponse, { size }: Blob): number | null => {
  const offset = header('Upload-Offset');
  return offset !== null && /^\d+$/.test(offset) && Number(offset) <= size ? Number(offset) : null;
};
