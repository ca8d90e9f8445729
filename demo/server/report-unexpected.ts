/** The one line that the console gets when the sandbox itself has failed. */

/** Writes method, path and error; tokens and credentials are blotted out, bodies never come here. */
export const reportUnexpected = (error: unknown, method: string, path: string): void => {
  const what =
    error instanceof Error ? `${error.name}: ${error.message}` : 'something that is no error was thrown';
  const line = `unexpected: ${method} ${path} ${what}`.replaceAll(/\s+/g, ' ');
  console.error(line.replaceAll(/\b(?:tok|cap|whsec)_[\w-]+/g, '…'));
};
