/** What the person does: goes on, presses this or that, follows a link, loads a page again. */
import fc from 'fast-check';
import type { FlowEvent, FlowState } from '../../../src/flow/types.ts';
import { planOf } from '../../../src/flow/plan.ts';
import { isCaptureStep, type StepId } from '../../../src/model/step.ts';
import type { PageName } from '../browser.ts';
import { WorldCommand } from '../command.ts';
import { follow, goOn, linksOn } from '../person.ts';
import { pageOf, who } from './who.ts';

/** The person goes on; where it has ended too early they open their link again. */
export const going = fc
  .record({ on: who, taste: fc.nat({ max: 23 }), isTwice: fc.boolean(), steps: fc.constantFrom(1, 1, 1, 2) })
  .map(
    ({ on, taste, isTwice, steps }) =>
      new WorldCommand({
        name: `goOn(${on}, ${taste}${isTwice ? ', twice' : ''}, ×${steps})`,
        when: (world) => pageOf(world, on) !== null,
        run: async (world) => {
          for (let step = 0; step < steps; step += 1) {
            const page = pageOf(world, on);
            if (!page) return '';
            if (page.state.phase === 'ended' && !world.isSubmitted)
              await world.open(page.name, page.captureUrl);
            if (!goOn(world, page, taste + step, isTwice)) return page.name;
            await world.settle();
          }
          return '';
        },
      }),
  );

/** How many steps a person walks at most. */
const mostSteps = 8;

interface Button {
  readonly event: FlowEvent;
  readonly isThere: (state: FlowState) => boolean;
}

const isCapturing = (state: FlowState): boolean => state.phase === 'capturing' && !state.busy;
const isHandedOff = (state: FlowState): boolean => state.phase === 'handed-off';
const isElsewhere = (state: FlowState): boolean =>
  state.phase === 'handed-off' && state.session.holder === 'other-device';

/** What a screen may offer besides its own question. */
const buttons: readonly Button[] = [
  {
    event: { type: 'back-asked' },
    isThere: (state) =>
      state.phase === 'capturing' ? state.step !== 'sandbox-outcome' : state.phase === 'submitting',
  },
  { event: { type: 'retry-asked' }, isThere: (state) => 'problem' in state && state.problem !== null },
  {
    event: { type: 'handoff-asked' },
    isThere: (state) => isCapturing(state) || (isHandedOff(state) && !isElsewhere(state)),
  },
  { event: { type: 'submit-asked' }, isThere: (state) => isCapturing(state) },
  { event: { type: 'send-link-asked' }, isThere: isHandedOff },
  { event: { type: 'take-back-asked' }, isThere: isHandedOff },
  { event: { type: 'disconnect-asked' }, isThere: isElsewhere },
  { event: { type: 'disconnect-asked', again: true }, isThere: isElsewhere },
  { event: { type: 'handoff-asked' }, isThere: isElsewhere },
  {
    event: { type: 'join-declined' },
    isThere: (state) => state.phase === 'opening' && Boolean(state.invitation?.handoff),
  },
];

/** One of the buttons that are there, once or twice. */
export const pressing = fc.tuple(who, fc.nat({ max: 59 }), fc.integer({ min: 1, max: 2 })).map(
  ([on, at, times]) =>
    new WorldCommand({
      name: `press(${on}, ${at}, ×${times})`,
      when: (world) => {
        const state = pageOf(world, on)?.state;
        return state !== undefined && buttons.some(({ isThere }) => isThere(state));
      },
      run: (world) => {
        const page = pageOf(world, on);
        const there = page ? buttons.filter(({ isThere }) => isThere(page.state)) : [];
        const button = there[at % there.length];
        if (!page || !button) return '';
        for (let time = 0; time < times; time += 1) page.send(button.event);
        return `${page.name} ${button.event.type}`;
      },
    }),
);

/** The person gives up; there is a question before that. */
export const cancelling = who.map(
  (on) =>
    new WorldCommand({
      name: `cancel(${on})`,
      when: (world) => {
        const page = pageOf(world, on);
        return page !== null && page.state.phase !== 'ended';
      },
      run: (world) => {
        pageOf(world, on)?.send({ type: 'cancelled' });
        return '';
      },
    }),
);

const isListed = (step: StepId): boolean =>
  step === 'document-type' || step === 'fields' || isCaptureStep(step);

/** From the review to a step that it lists. */
export const editing = fc.tuple(who, fc.nat({ max: 8 })).map(
  ([on, at]) =>
    new WorldCommand({
      name: `edit(${on}, ${at})`,
      when: (world) => {
        const state = pageOf(world, on)?.state;
        return state?.phase === 'capturing' && state.step === 'review' && !state.busy;
      },
      run: (world) => {
        const page = pageOf(world, on);
        const steps = page?.session ? planOf(page.session).filter(isListed) : [];
        const step = steps[at % steps.length];
        if (!page || !step) return '';
        page.send({ type: 'edit-asked', step });
        return step;
      },
    }),
);

/** A link on a screen is followed on another device; sometimes on one that had come before. */
export const scanning = fc
  .tuple(fc.constantFrom<PageName[]>('phone', 'phone', 'tablet'), fc.nat({ max: 1 }))
  .map(
    ([on, which]) =>
      new WorldCommand({
        name: `scan(${on}, ${which})`,
        when: (world) => linksOn(world).length > 0,
        run: async (world) => {
          const links = linksOn(world);
          const link = links[which % links.length];
          if (link) await follow(world, on, link);
          return '';
        },
      }),
  );

/** A page is loaded again: also the way in which a page dies that is killed and opened later. */
export const reloading = who.map(
  (on) =>
    new WorldCommand({
      name: `reload(${on})`,
      when: (world) => pageOf(world, on) !== null,
      run: async (world) => {
        const page = pageOf(world, on);
        if (page) await world.open(page.name, page.captureUrl);
        return page?.name ?? '';
      },
    }),
);

/** The link that the session came with is opened once more in another tab. */
export const openingTwice = fc.constant('secondTab()').map(
  (name) =>
    new WorldCommand({
      name,
      when: (world) => world.pages.has('desktop'),
      run: async (world) => {
        await world.open('second tab', world.captureUrl);
        return '';
      },
    }),
);

/** The person goes on until something is in their way, or they are where they can submit. */
export const walking = fc.tuple(who, fc.nat({ max: 3 })).map(
  ([on, taste]) =>
    new WorldCommand({
      name: `walk(${on}, ${taste})`,
      when: (world) => pageOf(world, on)?.state.phase === 'capturing',
      run: async (world) => {
        for (let step = 0; step < mostSteps; step += 1) {
          const page = pageOf(world, on);
          if (page?.state.phase !== 'capturing' || page.state.step === 'review' || page.state.problem) break;
          if (!goOn(world, page, taste)) break;
          await world.settle();
        }
        return '';
      },
    }),
);

/** The person at work asks for another device, which comes and goes on a little. */
export const handingOver = fc.tuple(fc.constantFrom<PageName[]>('phone', 'tablet'), fc.nat({ max: 4 })).map(
  ([to, steps]) =>
    new WorldCommand({
      name: `handOver(${to}, ${steps})`,
      when: (world) => pageOf(world, 'worker')?.state.phase === 'capturing',
      run: async (world) => {
        const page = pageOf(world, 'worker');
        if (!page || page.name === to) return '';
        page.send({ type: 'handoff-asked' });
        await world.settle();
        const [link] = linksOn(world);
        if (!link) return page.name;
        await follow(world, to, link);
        for (let step = 0; step <= steps; step += 1) {
          const other = world.pages.get(to);
          if (!other || !goOn(world, other, 1)) break;
          await world.settle();
        }
        return page.name;
      },
    }),
);

/** A picture is taken once more while the one before may still be on its way. */
export const retaking = fc.tuple(who, fc.boolean()).map(
  ([on, isAtOnce]) =>
    new WorldCommand({
      name: `retake(${on}${isAtOnce ? ', at once' : ''})`,
      when: (world) => {
        const state = pageOf(world, on)?.state;
        return state?.phase === 'capturing' && !state.busy;
      },
      run: async (world) => {
        const page = pageOf(world, on);
        if (!page) return '';
        page.send({ type: 'back-asked' });
        if (!isAtOnce) await world.settle();
        if (page.state.phase !== 'capturing' || !isCaptureStep(page.state.step)) return '';
        const { step } = page.state;
        goOn(world, page, 1);
        return step;
      },
    }),
);
