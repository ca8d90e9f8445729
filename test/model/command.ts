/** A command of the model: something that a person, a device, the network or the backend does, and then all must hold. */
import type fc from 'fast-check';
import { checkInvariants } from './invariants.ts';
import type { World } from './world.ts';

/** What a command is about. */
interface CommandParts {
  /** As it stands in a printed sequence. */
  readonly name: string;
  /** Whether it can happen now. */
  readonly when: (world: World) => boolean;
  /** Answers what it came to in this world, in a few words, or `''`. */
  readonly run: (world: World) => Promise<string> | string;
}

/** A command; after it the world has settled, and every invariant is looked at. */
export class WorldCommand implements fc.AsyncCommand<World, World> {
  readonly #parts: CommandParts;
  #came = '';

  constructor(parts: CommandParts) {
    this.#parts = parts;
  }

  check(world: World): boolean {
    return this.#parts.when(world);
  }

  async run(world: World): Promise<void> {
    world.commands += 1;
    this.#came = await this.#parts.run(world);
    await world.settle();
    await checkInvariants(world);
  }

  toString(): string {
    return this.#came === '' ? this.#parts.name : `${this.#parts.name}: ${this.#came}`;
  }
}
