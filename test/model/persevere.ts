/**
 * How every sequence ends: the faults are over, and somebody who goes on has to get there. Whatever has happened before
 * may have cost them time, and nothing else.
 */
import type { SessionRecord } from '../../demo/server/storage/records.ts';
import type { PageName } from './browser.ts';
import { Broken } from './broken.ts';
import { checkInvariants } from './invariants.ts';
import type { Page } from './page.ts';
import { goOn } from './person.ts';
import type { World } from './world.ts';

/** How many things a person does until they have to be there. */
const mostTries = 60;

const isOver = ({ state }: SessionRecord): boolean =>
  ['processing', 'completed', 'failed', 'expired'].includes(state);

/** Goes on until the session is decided, on whatever device has it. @throws {Broken} */
export const persevere = async (world: World): Promise<void> => {
  await world.heal();
  await checkInvariants(world);
  for (let tries = 0; tries < mostTries; tries += 1) {
    if (isOver(await world.record())) {
      await lookAtTheEnd(world);
      return;
    }
    await tryOnce(world, tries);
    await world.settle();
    await checkInvariants(world);
  }
  const places = [...world.pages.values()].map((page) => `${page.name} ${describe(page)}`).join(', ');
  throw new Broken(`nobody gets to the end: ${(await world.record()).state}; ${places}`);
};

const describe = ({ state }: Page): string => {
  const problem = 'problem' in state && state.problem ? ` ${state.problem.code}` : '';
  const step = state.phase === 'capturing' ? ` at ${state.step}` : '';
  const code = state.phase === 'ended' ? ` ${state.status} ${state.code ?? ''}` : '';
  return `${state.phase}${step}${code}${problem}`;
};

const tryOnce = async (world: World, tries: number): Promise<void> => {
  // Whoever presses time and again takes some time over it: what another device waits for comes meanwhile.
  if (tries % 4 === 3) await world.pass(5000);
  const desktop = world.pages.get('desktop');
  // Whoever is sent away opens the link once more that they were given; it is theirs.
  if (!desktop || (desktop.state.phase === 'ended' && isAlone(world))) {
    await world.open('desktop', world.captureUrl);
    return;
  }
  // What does not help when it is tried again is tried another way.
  for (const page of holdersFirst(world)) if (goOn(world, page, tries % 2 === 0 ? 0 : 3)) return;
  if (desktop.state.phase === 'handed-off' && tries % 3 === 2) {
    desktop.send({ type: 'take-back-asked' });
    return;
  }
  // Nothing to press: it has to go on by itself.
  await world.pass(5000);
};

/** Whether no other device works on it. */
const isAlone = ({ pages }: World): boolean =>
  (['phone', 'tablet'] satisfies PageName[]).every((name) => pages.get(name)?.state.phase !== 'capturing');

const holdersFirst = ({ pages }: World): readonly Page[] =>
  [...pages.values()]
    .filter(({ state }) => state.phase !== 'ended')
    .sort((one, other) => Number(holds(other)) - Number(holds(one)));

const holds = ({ session }: Page): boolean => session?.holder === 'this-device';

/** What was received can be read, and every page that is open comes to its end, too. */
const lookAtTheEnd = async (world: World): Promise<void> => {
  await world.pass(65_000);
  await checkInvariants(world);
  for (const capture of await world.sandbox.storage.captures(world.sessionId)) {
    const bytes = await world.sandbox.vault.read(capture);
    if (bytes.length === 0) throw new Broken(`nothing is left of ${capture.step}`);
  }
  for (const page of world.pages.values()) await hearOfTheEnd(world, page);
};

/** Whoever holds it and goes on where they are is told that it is over. */
const hearOfTheEnd = async (world: World, page: Page): Promise<void> => {
  for (let tries = 0; tries < 8; tries += 1) {
    if (page.session?.holder !== 'this-device' || page.state.phase !== 'capturing') return;
    if (!goOn(world, page, tries % 2 === 0 ? 0 : 3)) await world.pass(5000);
    await world.settle();
    await checkInvariants(world);
  }
  throw new Broken(`${page.name} does not come to its end: ${describe(page)}`);
};
