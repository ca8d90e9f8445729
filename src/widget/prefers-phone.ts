/** Whether a device should offer the phone before its own camera. */
import type { Ports } from '../model/ports.ts';
import type { Invitation } from '../model/session.ts';
import type { EffectOptions } from './effect-options.ts';

/** A phone, and whoever was invited by another device, never does. */
export const prefersPhone = async (
  { host, devices }: Ports,
  handoff: EffectOptions['handoff'],
  invitation: Invitation | null,
): Promise<boolean> => {
  if (handoff === 'off' || host.facts.kind === 'phone' || invitation?.handoff) return false;
  return handoff !== 'offer' || !(await hasUsableCamera(devices));
};

const hasUsableCamera = async (devices: Ports['devices']): Promise<boolean> => {
  if (!devices.isSecureContext || !devices.hasCameraApi || devices.policyAllowsCamera() === false)
    return false;
  const cameras = await devices.videoInputs().catch(() => []);
  return cameras.length > 0;
};
