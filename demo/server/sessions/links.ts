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

/**
 * Makes a link for another device. One that is shown leaves the one before it alone, which somebody may be reading just
 * now; one that is sent takes the place of the one before it.
 */
export const addHandoffLink = async (
  tx: StorageWriter,
  sealer: Sealer,
  draft: Omit<LinkRecord, 'tokenSha256' | 'claimedBy' | 'revoked' | 'kind'>,
): Promise<LinkRecord> => {
  const open = (await tx.links(draft.sessionId)).filter(
    ({ kind, purpose, revoked, claimedBy }) =>
      kind === 'handoff' && purpose === draft.purpose && !revoked && claimedBy === null,
  );
  for (const link of draft.purpose === 'show' ? open.slice(0, -1) : open)
    await tx.putLink({ ...link, revoked: true });
  return addLink(tx, sealer, { ...draft, kind: 'handoff' });
};

/** Stands for the device of a link that no device may claim again. */
const nobody = 'nobody';

/** Takes the session back from every device: no earlier credential or link opens it, not even to the link's own device. */
export const takeBack = async (tx: StorageWriter, sessionId: string): Promise<void> => {
  for (const link of await tx.links(sessionId))
    await tx.putLink({ ...link, revoked: true, claimedBy: link.claimedBy === null ? null : nobody });
  await tx.deleteCredentials(sessionId);
};

/** Keeps every other device of the session out: its credentials end, and its links are nobody's any more. */
export const shutOthersOut = async (
  tx: StorageWriter,
  sessionId: string,
  deviceId: string,
): Promise<void> => {
  for (const link of await tx.links(sessionId))
    if (link.claimedBy !== null && link.claimedBy !== deviceId)
      await tx.putLink({ ...link, revoked: true, claimedBy: nobody });
  await tx.deleteOtherCredentials(sessionId, deviceId);
};

/** The address of a link on the host that was asked. */
export const captureUrl = (sealer: Sealer, origin: string, link: LinkRecord): string =>
  `${origin}/verify/${sealer.linkToken(link.id)}`;

/** The same with the language and the theme that the other device is to go on in. */
export const handoffUrl = (sealer: Sealer, origin: string, link: LinkRecord): string => {
  const url = new URL(captureUrl(sealer, origin, link));
  if (link.language) url.searchParams.set('lang', link.language);
  if (link.theme) url.searchParams.set('theme', link.theme);
  return url.href;
};
