/** What a person does next with what is on the screen. They read it, answer what is asked, and try again what failed. */
import type { FlowEvent, FlowState } from '../../src/flow/types.ts';
import type { FieldRequest } from '../../src/model/field.ts';
import { sandboxOutcomes } from '../../src/model/session.ts';
import type { PageName } from './browser.ts';
import type { Page } from './page.ts';
import { burstOf, pictureOf } from './pictures.ts';
import type { World } from './world.ts';

const fieldValues: Readonly<Record<string, string>> = {
  email: 'erika@specimen.example',
  date_of_birth: '1990-02-03',
  address_country: 'US',
};

const entered = (fields: readonly FieldRequest[]): Record<string, string> =>
  Object.fromEntries(
    fields.filter(({ required }) => required).map(({ name }) => [name, fieldValues[name] ?? 'Specimen']),
  );

/**
 * Does the next thing on a device; `false` where there is nothing to do but to wait. `taste` decides where there is a
 * choice. Anything that is asked is asked twice by whoever presses twice.
 */
export const goOn = (world: World, page: Page, taste: number, isTwice = false): boolean => {
  const { state } = page;
  if (state.phase === 'capturing' && !state.busy && state.step === 'liveness') {
    return page.askForChallenge((challenge) => {
      world.captures += 1;
      page.send({ type: 'captured', capture: burstOf(challenge, world.captures) });
    });
  }
  const event = nextThing(world, page, taste);
  if (!event) return false;
  page.send(event);
  if (isTwice) page.send(event);
  return true;
};

const nextThing = (world: World, page: Page, taste: number): FlowEvent | null => {
  const { state } = page;
  switch (state.phase) {
    case 'opening':
      return begin(world, state, taste);
    case 'capturing':
      return state.busy ? null : answer(world, state, taste);
    case 'handed-off':
    case 'submitting':
      return state.problem?.retry ? { type: 'retry-asked' } : null;
    case 'hosted':
      return state.problem ? { type: 'retry-asked' } : null;
    default:
      return null;
  }
};

const begin = (
  world: World,
  state: Extract<FlowState, { phase: 'opening' }>,
  taste: number,
): FlowEvent | null => {
  const { invitation, begun, problem } = state;
  if (problem) return { type: 'retry-asked' };
  if (!invitation || begun) return null;
  const { handoff } = invitation;
  if (!handoff || handoff.numbers.length === 0) return { type: 'begun' };
  const right = shownNumber(world);
  // Now and then somebody presses the wrong one.
  const number = taste % 8 === 7 ? handoff.numbers.find((each) => each !== right) : right;
  return { type: 'begun', number: number ?? handoff.numbers[0] ?? 0 };
};

/** The number on the screen of the device that has asked. */
const shownNumber = (world: World): number | undefined => {
  for (const { state } of world.pages.values()) {
    const link = state.phase === 'handed-off' ? (state.link ?? state.sendLink) : null;
    if (link?.number) return link.number;
  }
  return undefined;
};

const answer = (
  world: World,
  { session, step, problem, uploads }: Extract<FlowState, { phase: 'capturing' }>,
  taste: number,
): FlowEvent => {
  if (problem?.retry && taste % 4 !== 3) return { type: 'retry-asked' };
  switch (step) {
    case 'consent':
      return { type: 'consented' };
    case 'document-type': {
      const { documents } = session;
      return {
        type: 'document-type-chosen',
        documentType: documents[taste % documents.length]?.type ?? 'passport',
      };
    }
    case 'document-front':
    case 'document-back':
    case 'selfie':
    case 'proof-of-address':
      if (session.captures.some((capture) => capture.step === step) && !uploads[step] && taste % 2 === 0)
        return { type: 'kept' };
      world.captures += 1;
      return { type: 'captured', capture: pictureOf(step, world.captures, session.documentType) };
    case 'fields':
      return { type: 'fields-entered', values: entered(session.fields) };
    case 'review':
      return { type: 'submit-asked' };
    case 'sandbox-outcome':
      return {
        type: 'outcome-chosen',
        outcome: sandboxOutcomes[taste % sandboxOutcomes.length] ?? 'approve',
      };
    default:
      throw new Error(`nobody answers ${step} here`);
  }
};

/** The links that can be followed from a screen: the one that is shown, and the one that can be sent. */
export const linksOn = (world: World): readonly string[] =>
  [...world.pages.values()].flatMap(({ state }) =>
    state.phase === 'handed-off' ? [state.link, state.sendLink].flatMap((link) => link?.url ?? []) : [],
  );

/** Somebody follows a link with another device. */
export const follow = async (world: World, name: PageName, link: string): Promise<void> => {
  const { origin, pathname } = new URL(link);
  await world.open(name, origin + pathname);
};
