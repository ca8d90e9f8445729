/** `PUT …/document-type`: which document the person will show. */
import type { Handler } from 'hono';
import { documentTypeRequestWire } from '../../../src/session/request-schema.ts';
import type { Services } from '../services.ts';
import { acceptedDocuments, documentTypeOf } from '../sessions/accepted-documents.ts';
import type { CaptureEnv } from './capture-env.ts';
import { changed, changeSession, unchanged } from './change-session.ts';
import { ProtocolError } from './protocol-error.ts';
import { requireConsent } from './require-consent.ts';

/** Keeps the choice; another choice deletes the pictures of the document chosen before. */
export const chooseDocumentType = (services: Services): Handler<CaptureEnv> =>
  changeSession(
    services,
    { request: documentTypeRequestWire, holderOnly: true },
    async ({ tx, session }, { document_type }) => {
      requireConsent(session);
      const documentType = documentTypeOf(document_type);
      if (!acceptedDocuments(session).some(({ type }) => type === documentType))
        throw new ProtocolError('server.refused', {
          status: 422,
          detail: 'This session does not accept that document.',
        });
      if (session.documentType === documentType) return unchanged;
      const stale = (await tx.captures(session.id)).filter(
        ({ step }) => step === 'document-front' || step === 'document-back',
      );
      for (const { id } of stale) await tx.deleteCapture(id);
      return changed({ ...session, documentType });
    },
  );
