/** Everything that can happen in a modelled world, about as often as it deserves, as commands for fast-check. */
import fc from 'fast-check';
import type { FlowEvent, FlowState } from '../../src/flow/types.ts';
import { planOf } from '../../src/flow/plan.ts';
import { isCaptureStep, type StepId } from '../../src/model/step.ts';
import { deviceNames, type DeviceName } from './browser.ts';
import { WorldCommand } from './command.ts';
import { everyFault, nameOf } from './faults.ts';
import type { StreamMode } from './network.ts';
import type { Page } from './page.ts';
import { follow, goOn, linksOn } from './person.ts';
import type { World } from './world.ts';

/** Mostly the device that the person works on. */
const device = fc.constantFrom<DeviceName[]>('desktop', 'desktop', 'desktop', 'phone', 'phone', 'tablet');

const pageOf = (world: World, name: DeviceName): Page | null => {
  const page = world.pages.get(name);
  return page && !page.isAsleep ? page : null;
};

/** An event that a person causes where the screen has a button for it. */
const press = (
  name: string,
  when: (state: FlowState) => boolean,
  eventOf: (state: FlowState) => FlowEvent,
): fc.Arbitrary<WorldCommand> =>
  fc.tuple(device, fc.integer({ min: 1, max: 2 })).map(
    ([on, times]) =>
      new WorldCommand({
        name: `${name}(${on}${times > 1 ? ', twice' : ''})`,
        when: (world) => {
          const page = pageOf(world, on);
          return page !== null && when(page.state);
        },
        run: (world) => {
          const page = pageOf(world, on);
          if (!page) return;
          const event = eventOf(page.state);
          for (let time = 0; time < times; time += 1) page.send(event);
        },
      }),
  );

/** The person goes on, a few steps in a row. */
const going = fc
  .record({
    on: device,
    taste: fc.nat({ max: 23 }),
    isTwice: fc.boolean(),
    steps: fc.constantFrom(1, 1, 1, 2),
  })
  .map(
    ({ on, taste, isTwice, steps }) =>
      new WorldCommand({
        name: `goOn(${on}, ${taste}${isTwice ? ', twice' : ''}, ×${steps})`,
        when: (world) => pageOf(world, on) !== null,
        run: async (world) => {
          for (let step = 0; step < steps; step += 1) {
            const page = pageOf(world, on);
            if (!page || !goOn(world, page, taste + step, isTwice)) return;
            await world.settle();
          }
        },
      }),
  );

const isCapturing = (state: FlowState): boolean => state.phase === 'capturing' && !state.busy;
const isHandedOff = (state: FlowState): boolean => state.phase === 'handed-off';
const isElsewhere = (state: FlowState): boolean =>
  state.phase === 'handed-off' && state.session.holder === 'other-device';

const canGoBack = (state: FlowState): boolean =>
  state.phase === 'capturing' ? state.step !== 'sandbox-outcome' : state.phase === 'submitting';

const presses = [
  press('back', canGoBack, () => ({ type: 'back-asked' })),
  press(
    'retry',
    (state) => 'problem' in state && state.problem !== null,
    () => ({ type: 'retry-asked' }),
  ),
  press(
    'handOff',
    (state) => isCapturing(state) || isHandedOff(state),
    () => ({ type: 'handoff-asked' }),
  ),
  press(
    'handOff',
    (state) => isCapturing(state) || isHandedOff(state),
    () => ({ type: 'handoff-asked' }),
  ),
  press('sendLink', isHandedOff, () => ({ type: 'send-link-asked' })),
  press('takeBack', isHandedOff, () => ({ type: 'take-back-asked' })),
  press('disconnect', isElsewhere, () => ({ type: 'disconnect-asked' })),
  press('submit', isCapturing, () => ({ type: 'submit-asked' })),
  press(
    'decline',
    (state) => state.phase === 'opening' && state.invitation?.handoff !== null,
    () => ({ type: 'join-declined' }),
  ),
];

const isListed = (step: StepId): boolean =>
  step === 'document-type' || step === 'fields' || isCaptureStep(step);

/** From the review to a step. */
const edit = fc.tuple(device, fc.nat({ max: 8 })).map(
  ([on, at]) =>
    new WorldCommand({
      name: `edit(${on}, ${at})`,
      when: (world) => {
        const state = pageOf(world, on)?.state;
        return state?.phase === 'capturing' && state.step === 'review' && !state.busy;
      },
      run: (world) => {
        const page = pageOf(world, on);
        // What the review lists.
        const steps = page?.session ? planOf(page.session).filter(isListed) : [];
        const step = steps[at % steps.length];
        if (page && step) page.send({ type: 'edit-asked', step });
      },
    }),
);

const cancel = press(
  'cancel',
  (state) => state.phase !== 'ended',
  () => ({ type: 'cancelled' }),
);

/** A link on a screen is followed on another device; sometimes by one that had come before. */
const scan = fc.tuple(fc.constantFrom<DeviceName[]>('phone', 'phone', 'tablet'), fc.nat({ max: 1 })).map(
  ([on, which]) =>
    new WorldCommand({
      name: `scan(${on}, ${which})`,
      when: (world) => linksOn(world).length > 0,
      run: async (world) => {
        const links = linksOn(world);
        const link = links[which % links.length];
        if (link) await follow(world, on, link);
      },
    }),
);

const reload = device.map(
  (on) =>
    new WorldCommand({
      name: `reload(${on})`,
      when: (world) => world.pages.has(on),
      run: async (world) => {
        const page = world.pages.get(on);
        if (page) await world.open(on, page.captureUrl);
      },
    }),
);

/** What goes wrong with the next requests. */
const faults = fc.array(fc.constantFrom(...everyFault), { minLength: 1, maxLength: 4 }).map(
  (plan) =>
    new WorldCommand({
      name: `faults(${plan.map(nameOf).join(', ')})`,
      when: (world) => world.network.plan.length < 6,
      run: (world) => {
        world.network.plan.push(...plan);
      },
    }),
);

/** What is held back goes on, or is lost; not always the oldest first. */
const release = fc.tuple(fc.nat({ max: 3 }), fc.boolean()).map(
  ([at, isLost]) =>
    new WorldCommand({
      name: `${isLost ? 'lose' : 'release'}(${at})`,
      when: (world) => world.network.held.length > 0,
      run: async (world) => {
        const { held } = world.network;
        const parcel = held[at % held.length];
        if (!parcel) return;
        if (isLost) world.network.lose(parcel);
        else await world.network.goOn(parcel);
      },
    }),
);

const streams = fc.constantFrom<StreamMode[]>('works', 'works', 'silent', 'refused').map(
  (mode) =>
    new WorldCommand({
      name: `streams(${mode})`,
      when: () => true,
      run: (world) => {
        world.network.streamMode = mode;
        for (const name of deviceNames) world.network.cutStreams(name);
      },
    }),
);

const pass = fc.constantFrom(300, 1500, 5000, 12_000, 31_000, 61_000, 125_000).map(
  (ms) =>
    new WorldCommand({
      name: `pass(${ms} ms)`,
      when: () => true,
      run: (world) => world.pass(ms),
    }),
);

/** A device sleeps, the world goes on, and it wakes. */
const sleep = fc.tuple(device, fc.constantFrom(10_000, 150_000, 420_000)).map(
  ([on, ms]) =>
    new WorldCommand({
      name: `sleep(${on}, ${ms} ms)`,
      when: (world) => pageOf(world, on) !== null,
      run: async (world) => {
        const page = pageOf(world, on);
        if (!page) return;
        page.isAsleep = true;
        world.clock.sleep(on);
        await world.pass(ms);
        await world.wake(page);
      },
    }),
);

const network = fc.tuple(device, fc.boolean()).map(
  ([on, isOnline]) =>
    new WorldCommand({
      name: `${isOnline ? 'online' : 'offline'}(${on})`,
      when: (world) => world.pages.has(on) && world.network.offline.has(on) === isOnline,
      run: async (world) => {
        if (isOnline) {
          await world.comeOnline(on);
          return;
        }
        const page = world.pages.get(on);
        if (page) page.host.isOnline = false;
        world.network.cutOff(on);
      },
    }),
);

const isVerifa = ({ plan }: World): boolean => plan.provider === 'verifa';

/** The backend ends the session before its time. */
const expire = fc.constant(
  new WorldCommand({
    name: 'expire()',
    when: isVerifa,
    run: async (world) => {
      await world.backend(`/${world.sessionId}/expire`, {});
    },
  }),
);

/** The backend brings the session back; the person opens the new link. */
const resume = fc.constant(
  new WorldCommand({
    name: 'resume()',
    when: isVerifa,
    run: async (world) => {
      const answer = await world.backend(`/${world.sessionId}/resume`, {});
      const url = answer['capture_url'];
      if (typeof url !== 'string') return;
      world.resumes += 1;
      world.captureUrl = url;
      await world.open('desktop', url);
    },
  }),
);

/** One command. */
export const command: fc.Arbitrary<WorldCommand> = fc.oneof(
  { weight: 40, arbitrary: going },
  { weight: 16, arbitrary: fc.oneof(...presses) },
  { weight: 5, arbitrary: edit },
  { weight: 8, arbitrary: scan },
  { weight: 8, arbitrary: reload },
  { weight: 14, arbitrary: faults },
  { weight: 8, arbitrary: release },
  { weight: 3, arbitrary: streams },
  { weight: 10, arbitrary: pass },
  { weight: 3, arbitrary: sleep },
  { weight: 5, arbitrary: network },
  {
    weight: 1,
    arbitrary: fc.oneof(
      { weight: 2, arbitrary: cancel },
      { weight: 1, arbitrary: expire },
      { weight: 2, arbitrary: resume },
    ),
  },
);
