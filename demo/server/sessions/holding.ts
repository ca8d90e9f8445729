/** Whose hands a session is in. Pure; every change of its holder is made and counted here. */
import type { SessionRecord } from '../storage/records.ts';

/** How often the session has changed hands. */
export const holdingOf = ({ holding }: SessionRecord): number => holding ?? 0;

/** The session in the hands of that device. Whatever its former holder had asked for is over. */
export const inHandsOf = (session: SessionRecord, deviceId: string): SessionRecord => {
  const originDeviceId = session.originDeviceId ?? deviceId;
  return {
    ...session,
    handoff: null,
    originDeviceId,
    joinedDeviceId: deviceId === originDeviceId ? joinedDeviceId(session) : deviceId,
    holderDeviceId: deviceId,
    holding: holdingOf(session) + (session.holderDeviceId === deviceId ? 0 : 1),
  };
};

/** The session as nobody holds it, and nobody ever has. */
export const nobodysSession = (session: SessionRecord): SessionRecord => ({
  ...session,
  handoff: null,
  originDeviceId: null,
  joinedDeviceId: null,
  holderDeviceId: null,
  holding: holdingOf(session) + (session.holderDeviceId === null ? 0 : 1),
});

/** The device that came last to the one that began, or `null`. Older records tell it by their holder alone. */
export const joinedDeviceId = (session: SessionRecord): string | null => {
  const { joinedDeviceId: joined, holderDeviceId, originDeviceId } = session;
  if (joined !== undefined) return joined;
  return holderDeviceId === originDeviceId ? null : holderDeviceId;
};

/**
 * The other device in the eyes of one: the holder for a device that is not, and for the holder the one that it shares the
 * session with.
 */
export const otherDeviceId = (session: SessionRecord, deviceId: string): string | null => {
  const { holderDeviceId, originDeviceId } = session;
  if (holderDeviceId !== deviceId) return holderDeviceId;
  return originDeviceId === deviceId ? joinedDeviceId(session) : originDeviceId;
};
