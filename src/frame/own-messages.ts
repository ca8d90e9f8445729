/** Reads the messages of a hosted page that speaks this project's own envelope. */
import type { HostedMessage } from '../model/hosted.ts';
import { readMessage } from '../report/read-message.ts';

/** The reader that is used where the page gives none. */
export const readOwnMessage = (data: unknown): HostedMessage | null => {
  const message = readMessage(data);
  switch (message?.type) {
    case undefined:
      return null;
    case 'resize':
      return { type: 'resize', heightPx: message.height };
    case 'complete':
      return { type: 'end', status: message.status, sessionId: message.session_id };
    case 'cancel':
      return { type: 'end', status: 'cancelled' };
    default:
      return { type: 'ready' };
  }
};
