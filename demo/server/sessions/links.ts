/** Links: making them, revoking them, and what one is worth now. */
import type { Sealer } from '../sealer.ts';
import { sha256Hex } from '../secrets.ts';
import type { LinkRecord } from '../storage/records.ts';
import type { StorageWriter } from '../storage/storage.ts';

/** Status of a link (Verifa "List one-time links" names created, consumed, expired and revoked; `pending` is its example). */
type LinkStatus = 'pending' | 'consumed' | 'expired' | 'revoked';

/** What has become of a link. A claimed capture link stays `consumed` for its device. */
export const linkStatus = (link: LinkRecord, nowMs: number): LinkStatus => {
  if (link.claimedBy !== null) return 'consumed';
  if (link.revoked) return 'revoked';
  return link.expiresAtMs <= nowMs ? 'expired' : 'pending';
};

/** Makes and keeps a link. */
export const addLink = async (
  tx: StorageWriter,
  sealer: Sealer,
  draft: Omit<LinkRecord, 'tokenSha256' | 'claimedBy' | 'revoked'>,
): Promise<LinkRecord> => {
  const tokenSha256 = sha256Hex(sealer.linkToken(draft.id));
  const link: LinkRecord = { ...draft, tokenSha256, claimedBy: null, revoked: false };
  await tx.putLink(link);
  return link;
};

/** Revokes the links of those kinds; one that a device has claimed goes on answering to that device. */
export const revokeLinks = async (
  tx: StorageWriter,
  sessionId: string,
  kinds: readonly LinkRecord['kind'][],
): Promise<void> => {
  for (const link of await tx.links(sessionId))
    if (kinds.includes(link.kind) && !link.revoked) await tx.putLink({ ...link, revoked: true });
};

/** Stands for the device of a link that no device may claim again. */
const nobody = 'nobody';

/** Takes the session back from every device: no earlier credential or link opens it, not even to the link's own device. */
export const takeBack = async (tx: StorageWriter, sessionId: string): Promise<void> => {
  for (const link of await tx.links(sessionId))
    await tx.putLink({ ...link, revoked: true, claimedBy: link.claimedBy === null ? null : nobody });
  await tx.deleteCredentials(sessionId);
};

/** The address of a link on the host that was asked. */
export const captureUrl = (sealer: Sealer, origin: string, link: LinkRecord): string =>
  `${origin}/verify/${sealer.linkToken(link.id)}`;
