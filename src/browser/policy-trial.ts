/** Tries things on the page and listens to what its content policy says of them. It does nothing of its own accord. */
import { systemClock } from './system-clock.ts';

/** What was refused. */
export interface Refusal {
  readonly directive: string;
  /** Of what was refused; `null` where it has none, such as a policy for trusted types. */
  readonly origin: string | null;
  /** The whole policy that refused it. */
  readonly policy: string;
}

/** A frame that has not come by then was at least not refused, in milliseconds. */
const framedWithinMs = 3000;

/** A refusal is told in a task of its own, a little after what was refused has failed, in milliseconds. */
const toldWithinMs = 300;

/**
 * Does something that says whether it worked, and where it did not, waits for what the page's policy has to say about it.
 *
 * @param tries `false` where it did not work
 * @returns what refused it; `null` where it failed for another reason, `'none'` where it worked
 */
export const refusalOf = async (
  tries: () => Promise<boolean>,
  isOfIt: (refusal: Refusal) => boolean,
): Promise<Refusal | 'none' | null> => {
  let found: Refusal | null = null;
  let tell: () => void = () => undefined;
  const told = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const note = (event: SecurityPolicyViolationEvent): void => {
    const refusal = refusalIn(event);
    if (event.disposition !== 'enforce' || !isOfIt(refusal)) return;
    found ??= refusal;
    tell();
  };
  document.addEventListener('securitypolicyviolation', note);
  try {
    if (await tries()) return 'none';
    const stop = systemClock.after(toldWithinMs, tell);
    await told;
    stop();
    return found;
  } finally {
    document.removeEventListener('securitypolicyviolation', note);
  }
};

const refusalIn = ({
  blockedURI,
  effectiveDirective,
  originalPolicy,
}: SecurityPolicyViolationEvent): Refusal => {
  let origin: string | null = null;
  try {
    ({ origin } = new URL(blockedURI));
  } catch {
    // A word instead of an address, such as `trusted-types-policy`.
  }
  return { directive: effectiveDirective, origin, policy: originalPolicy };
};

/** Shows an address in a frame that nobody sees, and takes it away again. Always `false`: whether it works nobody tells. */
export const framed = (address: string): Promise<false> =>
  new Promise((resolve) => {
    const frame = document.createElement('iframe');
    const stop = systemClock.after(framedWithinMs, () => {
      end();
    });
    frame.hidden = true;
    // Nothing in it may run or send the page away; whether it is shown at all is the question.
    frame.setAttribute('sandbox', '');
    const end = (): void => {
      stop();
      frame.remove();
      document.removeEventListener('securitypolicyviolation', end);
      // A frame that was refused loads as well, an empty page: only the refusal tells.
      resolve(false);
    };
    frame.addEventListener('load', end);
    document.addEventListener('securitypolicyviolation', end);
    frame.src = address;
    document.body.append(frame);
  });
