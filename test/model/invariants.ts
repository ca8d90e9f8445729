/** What must hold after every command, whatever has happened. Each check says in words what it has found wrong. */
import { errorTable, isErrorCode } from '../../src/model/errors.ts';
import { receivedCaptures } from '../../demo/server/sessions/received-captures.ts';
import type { DeliveryRecord, SessionRecord } from '../../demo/server/storage/records.ts';
import type { FlowState } from '../../src/flow/types.ts';
import { refusalOf } from '../../src/flow/uploads.ts';
import { planOf } from '../../src/flow/plan.ts';
import type { Session } from '../../src/model/session.ts';
import { isCaptureStep, type CaptureStepId } from '../../src/model/step.ts';
import { Broken } from './broken.ts';
import { deviceWrongs } from './device-invariants.ts';
import { Page } from './page.ts';
import type { World } from './world.ts';

/** Longest pause that something is tried again after, in milliseconds. */
const patienceMs = 61_000;

/** Looks at everything. @throws {Broken} */
export const checkInvariants = async (world: World): Promise<void> => {
  const { record, captures, deliveries } = await world.books.everything();
  if (record.state !== 'expired') world.endsAtMs = record.expiresAtMs;
  const wrong = [
    ...world.ledger.wrong,
    ...world.witness.wrong,
    ...world.lines.flatMap(({ wrong: wrongs }) => wrongs),
    ...missingIn(world, new Set(captures.map(({ sha256 }) => sha256))),
    ...announcedTwice(world, deliveries),
    ...secondSubmission(world, record),
    ...secondHolder(world, record),
    ...secondLeader(world),
  ];
  for (const page of world.pages.values()) {
    const known = page.session;
    if (known && known.revision > record.revision) wrong.push('a page knows more than the server');
    if (known?.revision === record.revision) wrong.push(...untrue(page, record, captures));
    wrong.push(
      ...stuck(world, page),
      ...wentBack(page),
      ...cameBack(page),
      ...forgot(page),
      ...letGo(page),
      ...forgotten(page),
      ...codeless(page),
      ...claimedTooMuch(world, page, record),
      ...deviceWrongs(world, page, record),
    );
    world.phases.add(page.state.phase);
    page.trail = [page.state];
  }
  if (wrong.length > 0) throw new Broken(wrong.join('; '));
};

/** What was acknowledged is there. */
const missingIn = ({ ledger }: World, files: ReadonlySet<string>): readonly string[] =>
  [...ledger.acknowledged].flatMap(([step, taken]) =>
    [...taken.files].every((file) => files.has(file)) ? [] : [`acknowledged ${step} is missing`],
  );

/** A page that is up to date says what the storage says. */
const untrue = (
  page: Page,
  record: SessionRecord,
  captures: Parameters<typeof receivedCaptures>[1],
): readonly string[] => {
  const { session } = page;
  if (!session) return [];
  const told = session.captures.map(({ step, receivedAt }) => `${step} ${receivedAt}`).join();
  const held = receivedCaptures(record.steps, captures)
    .map(({ step, received_at }) => `${step} ${received_at}`)
    .join();
  return [
    ...(told === held ? [] : [`${page.name} lists ${told}, the server ${held}`]),
    ...(session.documentType === record.documentType ? [] : [`${page.name}: another type of document`]),
    ...(session.consent.accepted === (record.consent !== null) ? [] : [`${page.name}: another consent`]),
    ...(session.fieldsReceived === (record.fieldsSealed !== null) ? [] : [`${page.name}: other fields`]),
  ];
};

const announcedTwice = (world: World, deliveries: readonly DeliveryRecord[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const { event } of deliveries) counts.set(event, (counts.get(event) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1 + world.resumes)
    .map(([event, count]) => `${event} was announced ${String(count)} times`);
};

/** A session is submitted once; only the backend brings it back. */
const secondSubmission = (
  world: World,
  { submittedAtMs, state, decision }: SessionRecord,
): readonly string[] => {
  const { submission } = world;
  world.submission = { submittedAtMs, state, decision, resumes: world.resumes };
  if (submission?.resumes !== world.resumes) return [];
  return [
    ...(submission.submittedAtMs !== null && submission.submittedAtMs !== submittedAtMs
      ? ['it was submitted twice']
      : []),
    ...(submission.decision !== null && state === 'completed' && submission.decision !== decision
      ? ['it was decided twice']
      : []),
    ...(['completed', 'failed', 'expired'].includes(submission.state) &&
    submission.state !== state &&
    state !== 'expired'
      ? [`the end ${submission.state} became ${state}`]
      : []),
  ];
};

const secondHolder = (world: World, { revision }: SessionRecord): readonly string[] => {
  const holders = new Set(
    [...world.pages.values()]
      .filter(({ session }) => session?.revision === revision && session.holder === 'this-device')
      .map(({ browser }) => browser.name),
  );
  return holders.size > 1 ? [`${[...holders].join(' and ')} both hold it`] : [];
};

/** Two tabs of a browser do not both work on it. */
const secondLeader = ({ pages }: World): readonly string[] => {
  const [first, second] = (['desktop', 'second tab'] as const).map((name) => pages.get(name)?.session);
  return first && second ? ['two tabs work on it'] : [];
};

/** Where nothing is under way and nothing will be, the person has to have something to press. */
const stuck = (world: World, page: Page): readonly string[] => {
  const { state, name } = page;
  const isGoingOn =
    page.isAsleep ||
    world.network.isWaiting(name) ||
    world.clock.timersOf(name).some((ms) => ms <= patienceMs);
  if (isGoingOn) return [];
  const dead = (what: string): readonly string[] => [`${name} is at a dead end: ${what}`];
  switch (state.phase) {
    case 'opening':
      return state.problem || (state.invitation && !state.begun) ? [] : dead('opening');
    case 'hosted':
      return dead('the hosted page');
    case 'capturing':
      if (state.busy) return dead(`busy at ${state.step}`);
      return isSending(state) ? dead('an upload that nobody sends') : [];
    case 'handed-off':
      if (state.takingBack) return dead('taking back');
      if (state.isMakingLink) return dead('a link that nobody makes');
      return state.session.holder === 'this-device' && !state.link && !state.problem ? dead('no code') : [];
    case 'submitting':
      return state.problem ? [] : dead('submitting');
    default:
      return [];
  }
};

const isSending = ({ uploads }: Extract<FlowState, { phase: 'capturing' }>): boolean =>
  Object.values(uploads).some(({ phase }) => phase === 'sending');

/** Nobody finds themselves further back than they were, unless they or the server wanted it. */
const wentBack = (page: Page): readonly string[] => {
  const { asked } = page;
  page.asked = false;
  if (asked) return [];
  return page.trail.flatMap((after, index) => {
    const before = page.trail[index - 1];
    if (!before || after.phase !== 'capturing') return [];
    const [from, to] = [Page.positionIn(before), Page.positionIn(after)];
    if (from === null || to === null || to >= from) return [];
    const isReasonable = after.step === 'review' || !Page.isAnswered(after) || wasRefused(after);
    return isReasonable ? [] : [`${page.name} went back to ${after.step} by itself`];
  });
};

const wasRefused = ({ step, uploads, problem }: Extract<FlowState, { phase: 'capturing' }>): boolean =>
  problem !== null || (isCaptureStep(step) && refusalOf(uploads[step]) !== null);

/** What was accepted stays on its way until it has arrived, was refused, or is no longer wanted. */
const letGo = (page: Page): readonly string[] =>
  page.trail.flatMap((after, index) => {
    const before = page.trail[index - 1];
    const uploads = before && 'uploads' in before ? before.uploads : {};
    if (!('uploads' in after) || !isOpenHere(after.session)) return [];
    const known = before && 'session' in before ? before.session : null;
    const isOther = known?.documentType !== after.session.documentType;
    return (
      (Object.keys(uploads) as CaptureStepId[])
        .filter((step) => !after.uploads[step] && !isReceived(after.session, step))
        .filter((step) => !(isOther && step.startsWith('document-')))
        // Another device has it now, and asks for what is missing.
        .filter((step) => !page.line.takenAway.has(step))
        // Whoever may go on, here or elsewhere, asks for it anew.
        .filter((step) => !(after.phase === 'handed-off' && page.line.refused.has(step)))
        .map((step) => `${page.name} has let ${step} go`)
    );
  });

/** What the device had kept is sent by the page that comes after, without being asked for again. */
const forgotten = (page: Page): readonly string[] => {
  // The first state in which it is known.
  const state = page.trail.find((each) => 'uploads' in each);
  if (page.isResumed || !state) return [];
  page.isResumed = true;
  const { session, uploads } = state;
  if (!isOpenHere(session)) return [];
  return [...page.browser.store.lastKept.keys()]
    .filter((step) => planOf(session).includes(step) && !uploads[step] && !isReceived(session, step))
    .map((step) => `${page.name} asks for ${step} again, which it had kept`);
};

const isOpenHere = ({ status, holder }: Session): boolean =>
  status === 'capturing' && holder === 'this-device';

const isReceived = ({ captures }: Session, step: CaptureStepId): boolean =>
  captures.some((capture) => capture.step === step);

/** What a page knows gets newer, never older. */
const forgot = ({ trail, name }: Page): readonly string[] => {
  const revisions = trail.flatMap((state) =>
    'session' in state && state.session ? [state.session.revision] : [],
  );
  return revisions.some((revision, index) => revision < (revisions[index - 1] ?? 0))
    ? [`${name} took an older session for the newer one`]
    : [];
};

/** The end of a page is its end. */
const cameBack = ({ trail, name }: Page): readonly string[] =>
  trail.some((after, index) => trail[index - 1]?.phase === 'ended' && after !== trail[index - 1])
    ? [`${name} came back from its end`]
    : [];

/** Whatever a person is told has a code of the table. */
const codeless = ({ state, reports, name }: Page): readonly string[] => {
  const codes = [
    ...('problem' in state && state.problem ? [state.problem.code] : []),
    ...reports.flatMap((report) => (report.type === 'error' ? [report.code] : [])),
  ];
  return codes
    .filter((code) => !isErrorCode(code) || !(code in errorTable))
    .map((code) => `${name}: ${code}`);
};

/** A page says "complete" once at most, and only of what is submitted. */
const claimedTooMuch = (world: World, page: Page, record: SessionRecord): readonly string[] => {
  const completions = page.reports.filter(({ type }) => type === 'complete').length;
  if (completions > 1) return [`${page.name} said twice that it is complete`];
  return completions === 1 && record.submittedAtMs === null && page.resumes === world.resumes
    ? [`${page.name} said that it is complete, and it is not`]
    : [];
};
