/** A phone that comes to a session by a link, with the number that the desktop shows. */
import type { HandoffWire } from '../../src/session/handoff-schema.ts';
import { Device } from './device.ts';
import type { ProofKey } from './proof-key.ts';

/** What a person needs to know of a link. */
type Link = Pick<HandoffWire, 'capture_url' | 'number'>;

/** A phone before the link that it has scanned; nothing is claimed yet. */
export const phoneBefore = ({ capture_url }: Pick<Link, 'capture_url'>, proofKey?: ProofKey): Device => {
  const { origin, pathname } = new URL(capture_url);
  return new Device(origin + pathname, 'Chrome on Android', proofKey);
};

/** A phone that has chosen the right number. */
export const phoneAt = async (link: Link, proofKey?: ProofKey): Promise<Device> => {
  const phone = phoneBefore(link, proofKey);
  await phone.claim('en-GB', link.number);
  return phone;
};

/** A phone that the desktop has asked for and that has come. */
export const phoneOf = async (desktop: Device, proofKey?: ProofKey): Promise<Device> =>
  phoneAt(await desktop.handOff(), proofKey);
