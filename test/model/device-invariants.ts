/** What must hold on each device: where its page stands, what it keeps, what it shows and what it still does. */
import type { SessionRecord } from '../../demo/server/storage/records.ts';
import type { FlowEffect, FlowState, Problem } from '../../src/flow/types.ts';
import type { ErrorCode } from '../../src/model/errors.ts';
import { planOf } from '../../src/flow/plan.ts';
import type { Page } from './page.ts';
import type { World } from './world.ts';

/** Failures that are tried again by themselves a few times before anybody hears of them. */
const passing: readonly ErrorCode[] = ['network.timeout', 'network.bad_response', 'server.unavailable'];

/** How often that is. */
const fewestTries = 5;

const callOf: Partial<Record<FlowEffect['type'], string>> = {
  claim: 'POST /claim',
  complete: 'POST /complete',
  'send-consent': 'POST /consent',
  'send-document-type': 'PUT /document-type',
  'send-fields': 'PUT /fields',
  'send-outcome': 'POST /sandbox-outcome',
  'take-back': 'POST /handoff/cancel',
  'hand-over': 'POST /handoff/resume',
};

/** Looks at one device. Returns what is wrong, in words. */
export const deviceWrongs = (world: World, page: Page, record: SessionRecord): readonly string[] =>
  [
    ...misplaced(page.state),
    ...(page.session?.revision === record.revision ? anothersHold(world, page, record) : []),
    ...keptOn(world, page),
    ...goesOnAfterTheEnd(world, page),
    ...late(world, page),
    ...sentAwayForNothing(page),
    ...takenAway(page),
    ...gaveUp(page),
  ].map((what) => `${page.name} ${what}`);

/** Whoever does not hold the session works on nothing, and what is submitted is not answered again. */
const misplaced = (state: FlowState): readonly string[] => {
  if (state.phase !== 'capturing' && state.phase !== 'submitting') return [];
  const { session } = state;
  const isAnswering = state.phase === 'capturing' && state.step !== 'sandbox-outcome';
  return [
    ...(session.holder === 'this-device' ? [] : ['works on what it does not hold']),
    ...(isAnswering && session.status !== 'capturing' ? [`is at ${state.step} of what is submitted`] : []),
  ];
};

const anothersHold = (world: World, { browser, session }: Page, record: SessionRecord): readonly string[] => {
  const device = world.witness.deviceOf.get(browser.name);
  const holds = session?.holder === 'this-device';
  return device === undefined || holds === (record.holderDeviceId === device)
    ? []
    : [holds ? 'takes itself for the holder' : 'does not know that it holds it'];
};

/** Nothing of a picture stays on the device that nobody needs any more. */
const keptOn = (world: World, page: Page): readonly string[] => {
  const { store } = page.browser;
  if (store.isUnsure) return [];
  const held = store.numbersOf(world.sessionId);
  const [first] = page.trail;
  const { state } = page;
  const hasEnded =
    first?.phase !== 'ended' &&
    state.phase === 'ended' &&
    state.session !== null &&
    state.code !== 'session.open_elsewhere';
  const isShared = [...world.pages.values()].some((other) => other.browser === page.browser && other.session);
  return [
    ...held.filter((number) => store.acknowledged.has(number)).map(() => 'keeps what was acknowledged'),
    ...held.filter((number) => store.refused.has(number)).map(() => 'keeps what was refused'),
    ...(hasEnded && !isShared && held.length > 0 ? ['keeps pictures after the end'] : []),
  ];
};

const goesOnAfterTheEnd = ({ network }: World, { state, line }: Page): readonly string[] =>
  state.phase === 'ended' && (network.isStreaming(line) || network.isSending(line))
    ? ['goes on after its end']
    : [];

/** What has run out is over, and is not shown. */
const late = (world: World, page: Page): readonly string[] => {
  const { state, isAsleep, name, session, line } = page;
  if (isAsleep || !session) return [];
  const isOver =
    session.status === 'capturing' &&
    page.resumes === world.resumes &&
    // What it has heard of its time may have been on its way for so long.
    world.clock.now() > world.endsAtMs + line.sessionAgeMs;
  const nowMs = world.clock.portOf(name).now();
  const links = state.phase === 'handed-off' ? [state.link, state.sendLink] : [];
  return [
    ...(isOver ? ['does not know that the time is over'] : []),
    ...(links.some((link) => link && link.expiresAtMs <= nowMs) ? ['shows a link that has run out'] : []),
  ];
};

/** Nobody is sent away whom the server has not sent away. */
const sentAwayForNothing = ({ state, line }: Page): readonly string[] =>
  state.phase === 'ended' &&
  (state.code === 'session.bound_elsewhere' || state.code === 'session.gone') &&
  !line.heard.has(state.code)
    ? ['was sent away for nothing']
    : [];

/** Nobody is taken away from what they look at once more, or is told "cancelled" of what is on its way. */
const takenAway = ({ trail, chosen }: Page): readonly string[] =>
  trail.flatMap((after, index) => {
    const before = trail[index - 1];
    if (!before || before === after) return [];
    if (before.phase === 'submitting' && !before.problem && after.phase === 'ended')
      return after.status === 'cancelled' ? ['says "cancelled" of what is being submitted'] : [];
    const isLooking = before.phase === 'capturing' && before.revisiting && !before.busy;
    return isLooking &&
      after.phase === 'capturing' &&
      after.step !== before.step &&
      planOf(after.session).includes(before.step) &&
      !chosen.has(after)
      ? [`was taken away from ${before.step}`]
      : [];
  });

/** What time may cure was tried a few times before the person is told. */
const gaveUp = ({ trail, line }: Page): readonly string[] =>
  trail.flatMap((after, index) => {
    const before = trail[index - 1];
    if (!before || before === after) return [];
    const problem = problemIn(after);
    const call = problem?.retry && problem !== problemIn(before) ? callOf[problem.retry.type] : undefined;
    return call !== undefined && problem && passing.includes(problem.code) && line.triesOf(call) < fewestTries
      ? [`gave up ${call} after ${String(line.triesOf(call))}: ${problem.code}`]
      : [];
  });

const problemIn = (state: FlowState): Problem | null => ('problem' in state ? state.problem : null);
