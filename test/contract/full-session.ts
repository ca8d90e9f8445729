/** A device at a session that asks for everything, where documents, selfies and proofs may come. */
import { newVerifaSession } from './backend.ts';
import { Device } from './device.ts';

/** One that has agreed and said that its document is a driver's licence, which has a back. */
export const deviceOfFullSession = async (
  sandboxUrl: string,
): Promise<{ readonly device: Device; readonly sessionId: string }> => {
  const { id, captureUrl } = await newVerifaSession(sandboxUrl, { workflow_id: 'wf_full' });
  const device = await Device.on(captureUrl);
  await device.consent();
  await device.documentType('drivers_license');
  return { device, sessionId: id };
};
