/** Everything that can happen in a modelled world, about as often as each deserves. */
import fc from 'fast-check';
import type { WorldCommand } from '../command.ts';
import * as people from './people.ts';
import * as surroundings from './surroundings.ts';

/** One command. */
export const anyCommand: fc.Arbitrary<WorldCommand> = fc.oneof(
  { weight: 80, arbitrary: people.going },
  { weight: 30, arbitrary: people.pressing },
  { weight: 10, arbitrary: people.editing },
  { weight: 16, arbitrary: people.scanning },
  { weight: 14, arbitrary: people.reloading },
  { weight: 4, arbitrary: people.openingTwice },
  { weight: 1, arbitrary: people.cancelling },
  { weight: 28, arbitrary: surroundings.failing },
  { weight: 16, arbitrary: surroundings.releasing },
  { weight: 4, arbitrary: surroundings.streaming },
  { weight: 5, arbitrary: surroundings.storing },
  { weight: 1, arbitrary: surroundings.settingClocks },
  { weight: 18, arbitrary: surroundings.passing },
  { weight: 8, arbitrary: people.walking },
  { weight: 8, arbitrary: people.handingOver },
  { weight: 8, arbitrary: people.retaking },
  { weight: 5, arbitrary: surroundings.sleeping },
  { weight: 9, arbitrary: surroundings.switching },
  { weight: 1, arbitrary: surroundings.expiring },
  { weight: 1, arbitrary: surroundings.resuming },
);
