/** What happens around the person: the network, time, sleep, and the integrator's backend. */
import fc from 'fast-check';
import { pageNames } from '../browser.ts';
import { WorldCommand } from '../command.ts';
import { nameOf, type Fault } from '../faults.ts';
import type { StorageMode } from '../keeping-store.ts';
import type { StreamMode } from '../network.ts';
import type { World } from '../world.ts';
import { pageOf, who } from './who.ts';

/** Faults that wait for requests; more are not laid out. */
const mostPlanned = 6;

/** How often a call is tried before its person is told. */
const tries = 5;

/** Which of what can go wrong in this world. */
const fault = fc.nat({ max: 99 });

/** Different ones, or one so often that trying again does not help. */
const faultPlan = fc.oneof(
  { weight: 3, arbitrary: fc.array(fault, { minLength: 1, maxLength: 4 }) },
  { weight: 1, arbitrary: fault.map((one) => Array.from({ length: tries }, () => one)) },
);

/** What goes wrong with the next requests. */
export const failing = fc.tuple(faultPlan, fc.boolean()).map(
  ([numbers, isForUploads]) =>
    new WorldCommand({
      name: `faults${isForUploads ? ' of uploads' : ''}`,
      when: ({ network, faults }) => network.plan.length < mostPlanned && faults.length > 0,
      run: ({ network, faults }) => {
        const plan = numbers.map((number): Fault => faults[number % faults.length] ?? { type: 'none' });
        network.plan.push(...plan.map((one) => ({ fault: one, isForUploads })));
        return plan.map(nameOf).join(', ');
      },
    }),
);

/** A device's storage gets worse, or better. */
export const storing = fc
  .tuple(who, fc.constantFrom<StorageMode[]>('works', 'full', 'broken', 'slow', 'slow'))
  .map(
    ([on, mode]) =>
      new WorldCommand({
        name: `storage(${on}, ${mode})`,
        when: (world) => pageOf(world, on) !== null,
        run: (world) => {
          const page = pageOf(world, on);
          page?.browser.store.become(mode);
          return page?.name ?? '';
        },
      }),
  );

const hourMs = 60 * 60 * 1000;

/** Somebody sets the clocks of the devices; the server's own goes on as it was. */
export const settingClocks = fc.constantFrom(0, -25 * hourMs, -hourMs, hourMs, 25 * hourMs).map(
  (wrongByMs) =>
    new WorldCommand({
      name: `clocks(${String(wrongByMs / hourMs)} h)`,
      when: () => true,
      run: (world) => {
        world.setClocks(wrongByMs);
        return '';
      },
    }),
);

/** What is held back goes on, or is lost; not always the oldest first. */
export const releasing = fc.tuple(fc.nat({ max: 3 }), fc.boolean()).map(
  ([at, isLost]) =>
    new WorldCommand({
      name: `${isLost ? 'lose' : 'release'}(${at})`,
      when: (world) => world.network.held.length > 0,
      run: async (world) => {
        const { held } = world.network;
        const parcel = held[at % held.length];
        if (!parcel) return '';
        if (isLost) world.network.lose(parcel);
        else await world.network.goOn(parcel);
        return `${parcel.owner} ${parcel.call}`;
      },
    }),
);

/** Event streams come through, or are held back by somebody, or refused; the open ones break. */
export const streaming = fc.constantFrom<StreamMode[]>('works', 'works', 'silent', 'refused').map(
  (mode) =>
    new WorldCommand({
      name: `streams(${mode})`,
      when: () => true,
      run: (world) => {
        world.network.streamMode = mode;
        for (const name of pageNames) world.network.cutStreams(name);
        return '';
      },
    }),
);

/** Time passes. */
export const passing = fc.constantFrom(300, 1500, 5000, 12_000, 31_000, 61_000, 125_000, 1_500_000).map(
  (ms) =>
    new WorldCommand({
      name: `pass(${ms} ms)`,
      when: () => true,
      run: async (world) => {
        await world.pass(ms);
        return '';
      },
    }),
);

/** A device sleeps, the world goes on, and it wakes; the last of the times is the end of the session. */
export const sleeping = fc.tuple(who, fc.constantFrom(10_000, 150_000, 420_000, 1_300_000)).map(
  ([on, ms]) =>
    new WorldCommand({
      name: `sleep(${on}, ${ms} ms)`,
      when: (world) => pageOf(world, on) !== null,
      run: async (world) => {
        const page = pageOf(world, on);
        if (!page) return '';
        page.isAsleep = true;
        world.clock.sleep(page.name);
        await world.pass(ms);
        await world.wake(page);
        return page.name;
      },
    }),
);

/** A device loses its network, or has it back. */
export const switching = who.map(
  (on) =>
    new WorldCommand({
      name: `network(${on})`,
      when: (world) => pageOf(world, on) !== null,
      run: async (world) => {
        const page = pageOf(world, on);
        if (!page) return '';
        if (world.network.offline.has(page.name)) {
          await world.comeOnline(page.name);
          return `${page.name} online`;
        }
        page.host.isOnline = false;
        world.network.cutOff(page.name);
        return `${page.name} offline`;
      },
    }),
);

const isVerifa = ({ plan }: World): boolean => plan.provider === 'verifa';

/** The backend ends the session before its time. */
export const expiring = fc.constant('expire()').map(
  (name) =>
    new WorldCommand({
      name,
      when: isVerifa,
      run: async (world) => {
        await world.backend(`/${world.sessionId}/expire`, {});
        return '';
      },
    }),
);

/** The backend brings the session back; the person opens the new link. */
export const resuming = fc.constant('resume()').map(
  (name) =>
    new WorldCommand({
      name,
      when: isVerifa,
      run: async (world) => {
        const { capture_url: url } = await world.backend(`/${world.sessionId}/resume`, {});
        if (typeof url !== 'string') return 'refused';
        world.resumes += 1;
        world.witness.forget();
        world.captureUrl = url;
        await world.open('desktop', url);
        return '';
      },
    }),
);
