/** The sandbox that the tests of one file share. */
import { afterAll } from 'vitest';
import { TestSandbox } from './test-sandbox.ts';

/** Starts one, which stops after the last test. To be awaited at the top of the file. */
export const sandboxOfFile = async (
  options?: Parameters<typeof TestSandbox.start>[0],
): Promise<TestSandbox> => {
  const sandbox = await TestSandbox.start(options);
  afterAll(() => sandbox.stop());
  return sandbox;
};
