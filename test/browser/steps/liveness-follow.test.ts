/** The liveness prompts with an eye that says what it sees: a turn ends its prompt, nothing else does, nobody fails. */
import { expect } from '@open-wc/testing';
import { betweenFramesMs, betweenSeenMs, leadMs } from '../../../src/capture/liveness-burst.ts';
import { livenessActions, type LivenessAction } from '../../../src/model/capture.ts';
import { hushMs } from '../../../src/steps/liveness-follow.ts';
import { faceReport } from '../../fakes/fake-face-eye.ts';
import { Prompted, stepMs } from '../harness/prompted.ts';
import { find, findAll, textOf } from '../harness/shadow-search.ts';
import { clearStage } from '../harness/stage.ts';

/** Time of a prompt that nobody answers. */
const promptMs = leadMs + 2 * betweenFramesMs;

describe('following the prompts', () => {
  let person: Prompted;

  beforeEach(async () => {
    person = await new Prompted().come();
  });

  afterEach(() => {
    person.life.abort();
    person.follow.rest();
    clearStage();
  });

  it('ends a prompt as soon as the turn is seen, and says so', async () => {
    await person.begin('turn_left', 'smile');
    await person.go(200);
    expect(person.prompt).to.equal('Turn your head to your left');
    const askedMs = person.clock.now();
    person.eye.sees = faceReport({ yaw: 0.7 });
    await person.until(() => findAll(person.element, '.seen').length === 1, 'that it was seen');
    expect(textOf(find(person.element, '.seen'))).to.equal('Seen. Thank you.');
    expect(person.said('polite')).to.equal('Seen. Thank you.');
    expect(person.devices.ticks).to.equal(1);
    await person.until(() => person.prompt === 'Smile', 'the next prompt');
    expect(person.clock.now() - askedMs).to.be.lessThan(leadMs);
    // Who has turned away looks back only now.
    expect(findAll(person.element, '.seen')).to.have.length(1);
    expect([person.said('polite'), person.said('assertive')]).to.eql(['', 'Smile']);
    await person.audit();
    await person.until(() => person.frames !== null, 'the end');
    expect(person.frames?.map(({ action }) => action)).to.eql([
      ...Array<string>(3).fill('turn_left'),
      ...Array<string>(3).fill('smile'),
    ]);
    const times = person.frames?.map(({ takenAtMs }) => takenAtMs) ?? [];
    expect([...times].sort((a, b) => a - b)).to.eql(times);
    expect(new Set(times).size).to.equal(times.length);
  });

  const unseen: readonly [string, LivenessAction, () => void][] = [
    ['a turn that is not made', 'turn_left', () => undefined],
    ['a turn to the other side', 'turn_left', () => (person.eye.sees = faceReport({ yaw: -0.7 }))],
    ['a nod', 'nod', () => (person.eye.sees = faceReport({ pitch: -0.7 }))],
    ['a turn where a smile is asked for', 'smile', () => (person.eye.sees = faceReport({ yaw: 0.7 }))],
    ['a face that has gone', 'look_up', () => (person.eye.sees = faceReport(null))],
    ['an eye that has died', 'look_up', () => (person.eye.sees = new DOMException('dead', 'OperationError'))],
  ];

  for (const [what, action, happens] of unseen)
    it(`goes on by time with ${what}, and nobody fails`, async () => {
      await person.begin(action);
      await person.go(100);
      happens();
      const startMs = person.clock.now() - 100;
      await person.until(() => person.frames !== null, 'the end');
      expect(person.clock.now() - startMs).to.be.within(promptMs, promptMs + stepMs);
      expect(person.clock.delaysMs).not.to.include(betweenSeenMs);
      expect(person.frames).to.have.length(3);
      expect(person.devices.ticks).to.equal(0);
    });

  it('goes on by time where no eye opens', async () => {
    person.follow.rest();
    person.eye.refusal = new DOMException('no worker', 'OperationError');
    person.follow.watch();
    await person.begin('turn_left');
    await person.until(() => person.frames !== null, 'the end');
    expect(person.frames).to.have.length(3);
  });

  it('shows and says a prompt once more, with all its time', async () => {
    await person.begin('turn_right');
    await person.go(leadMs - 20);
    const said: string[] = [];
    const hears = new MutationObserver(() => said.push(person.said('assertive')));
    hears.observe(find(person.element, '[aria-live=assertive]'), {
      childList: true,
      characterData: true,
      subtree: true,
    });
    person.again.click();
    await person.go(leadMs - 20);
    hears.disconnect();
    expect(said).to.eql(['', 'Turn your head to your right']);
    expect(person.prompt).to.equal('Turn your head to your right');
    const [first] = await (async () => {
      await person.until(() => person.frames !== null, 'the end');
      return person.frames ?? [];
    })();
    expect(person.frames).to.have.length(3);
    expect(first?.takenAtMs).to.be.within(2 * leadMs - 20, 2 * leadMs - 20 + stepMs);
  });

  it('is silent for a moment before it says a prompt once more: what changes back at once is not spoken', async () => {
    await person.begin('turn_right');
    person.again.click();
    await new Promise(requestAnimationFrame);
    expect(person.said('assertive')).to.equal('');
    await person.go(hushMs);
    expect(person.said('assertive')).to.equal('Turn your head to your right');
  });

  it('shows a prompt once more, too, to whoever wants it while a frame is taken', async () => {
    const { prototype } = OffscreenCanvas;
    const encode = Reflect.get(prototype, 'convertToBlob');
    let frames = 0;
    prototype.convertToBlob = function (options) {
      frames += 1;
      if (frames === 1) person.again.click();
      return encode.call(this, options);
    };
    try {
      await person.begin('smile');
      await person.until(() => person.frames !== null, 'the end');
    } finally {
      prototype.convertToBlob = encode;
    }
    expect([frames, person.frames?.length]).to.eql([4, 3]);
    expect(person.clock.delaysMs.filter((ms) => ms === leadMs)).to.have.length(2);
  });

  it('gives its frames back when it is shown once more after some of them', async () => {
    await person.begin('smile');
    await person.until(
      () => person.clock.delaysMs.filter((ms) => ms === betweenFramesMs).length === 1,
      'a frame',
    );
    person.again.click();
    await person.until(() => person.frames !== null, 'the end');
    expect(person.frames).to.have.length(3);
    expect(person.clock.delaysMs.filter((ms) => ms === leadMs)).to.have.length(2);
  });

  it('gives more time at once to whoever asks for it in the middle', async () => {
    await person.begin('smile');
    await person.go(leadMs / 2);
    find<HTMLInputElement>(person.element, 'input[type=checkbox]').click();
    await person.until(() => person.frames !== null, 'the end');
    expect(person.clock.delaysMs.filter((ms) => ms === 2 * leadMs)).to.have.length(1);
    expect(person.clock.delaysMs.filter((ms) => ms === 2 * betweenFramesMs)).to.have.length(2);
  });

  it('looks at nobody while the page is hidden', async () => {
    await person.begin('turn_left');
    person.devices.isVisible = false;
    await person.go(300);
    const { looks } = person.eye;
    await person.go(900);
    expect(person.eye.looks).to.equal(looks);
  });

  it('takes no frame of somebody who cannot see the prompts, and begins the prompt anew for who is back', async () => {
    await person.begin('smile', 'blink');
    await person.until(
      () => person.clock.delaysMs.filter((ms) => ms === betweenFramesMs).length === 1,
      'a frame',
    );
    person.devices.isVisible = false;
    await person.go(2 * promptMs);
    expect(person.prompt).to.equal('Smile');
    person.devices.isVisible = true;
    const backMs = person.clock.now();
    await person.until(() => person.prompt !== 'Smile', 'the next prompt');
    expect(person.clock.now() - backMs).to.be.at.least(promptMs);
    await person.until(() => person.frames !== null, 'the end');
    expect(person.frames).to.have.length(6);
    expect(new Set(person.frames?.map(({ takenAtMs }) => takenAtMs)).size).to.equal(6);
  });

  it('that is given up leaves no timer, and no eye once the camera goes', async () => {
    await person.begin('turn_left');
    person.life.abort();
    await person.go(0);
    expect(findAll(person.element, '.prompt')).to.have.length(0);
    person.follow.rest();
    await person.go(1000);
    expect([person.clock.liveTimers, person.eye.open, person.frames]).to.eql([0, 0, null]);
  });

  it('shows every prompt as a picture of its own', async () => {
    const drawings = new Set<string>();
    for (const action of livenessActions) {
      const life = new AbortController();
      void person.follow.take([action], life.signal).catch(() => undefined);
      await person.go(0);
      const picture = find<SVGElement>(person.element, '.pictogram');
      expect(picture.getAttribute('aria-hidden')).to.equal('true');
      const ends = [...picture.querySelectorAll('.features, .eye, .mouth')].map((part) =>
        getComputedStyle(part).getPropertyValue('--_end'),
      );
      drawings.add(`${picture.innerHTML.replaceAll(/<!--.*?-->|\s+/g, '')}${ends.join()}`);
      expect(getComputedStyle(picture.querySelector('.features') ?? picture).animationName).to.equal(
        'liveness-movement',
      );
      life.abort();
      await person.go(0);
    }
    expect(drawings.size).to.equal(livenessActions.length);
  });
});
