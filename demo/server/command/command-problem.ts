/** Why the command cannot do what it was called for. Becomes one line on the console, never a stack trace. */

/** The message says what to do. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem';

  /** `exitCode` is 2 where the command was called wrongly, 1 where the machine is not ready for it. */
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 2,
  ) {
    super(message);
  }
}
