/** What the protocol's first steps leave for its resources. */
import type { Context } from 'hono';
import type { NodeEnv } from '../services.ts';
import type { CredentialRecord, DeviceRecord, LinkRecord } from '../storage/records.ts';
import type { ProofDesk } from './proof-desk.ts';
import type { UploadVisit } from './upload-visit.ts';

/** Bindings and variables of a call: the link that was addressed and, past the claim, the calling device. */
export interface CaptureEnv extends NodeEnv {
  Variables: {
    proofs: ProofDesk;
    /** What the address leads to, known or not. */
    addressed: LinkRecord | null;
    link: LinkRecord;
    credential: CredentialRecord;
    device: DeviceRecord;
    /** Of calls about a capture. */
    visit: UploadVisit;
  };
}

/** A call of the protocol. */
export type CaptureContext = Context<CaptureEnv>;

/** The origin that the request came in on. */
export const originOf = (c: CaptureContext): string => new URL(c.req.url).origin;

/** Host of the page that the request came from; the server's own where the browser does not tell. */
export const siteOf = (c: CaptureContext): string => new URL(c.req.header('Origin') ?? c.req.url).host;
