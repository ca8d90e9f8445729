/** Whether a head has turned as it was asked: only a turn that was made since, and seen more than once, counts. */
import { describe, expect, it } from 'vitest';
import type { FaceView } from '../../../../src/capture/face/face-report.ts';
import { baselineReports } from '../../../../src/capture/face/head-turn.ts';
import {
  isTurnSeen,
  newTurnWatch,
  prompted,
  turnedViews,
  turnFor,
  viewed,
  type TurnWatch,
} from '../../../../src/capture/face/turn-watch.ts';
import { livenessActions, type LivenessAction } from '../../../../src/model/capture.ts';
import { straightFace } from '../../../fakes/fake-face-eye.ts';

const face = (different: Partial<FaceView> = {}): FaceView => ({ ...straightFace, ...different });

const after = (watch: TurnWatch, views: readonly (FaceView | null)[]): TurnWatch =>
  views.reduce(viewed, watch);

const many = (count: number, view: FaceView | null): readonly (FaceView | null)[] =>
  Array.from({ length: count }, () => view);

/** Somebody who looks straight ahead in a way of their own. */
const ready = (own: Partial<FaceView> = {}) => after(newTurnWatch(), many(baselineReports, face(own)));

const turned: Readonly<Partial<Record<LivenessAction, Partial<FaceView>>>> = {
  turn_left: { yaw: 0.6 },
  turn_right: { yaw: -0.6 },
  look_up: { pitch: 0.6 },
};

describe('a turn', () => {
  it.each(Object.entries(turned) as [LivenessAction, Partial<FaceView>][])('%s is seen', (action, pose) => {
    const asked = after(prompted(ready(), action), [face(), ...many(turnedViews - 1, face(pose))]);
    expect(isTurnSeen(asked)).toBe(false);
    expect(isTurnSeen(viewed(asked, face(pose)))).toBe(true);
  });

  it.each(livenessActions.filter((action) => !turnFor[action]))('is not looked for in %s', (action) => {
    for (const pose of Object.values(turned))
      expect(isTurnSeen(after(prompted(ready(), action), [face(), ...many(9, face(pose))]))).toBe(false);
  });

  it('to the other side is none', () => {
    expect(isTurnSeen(after(prompted(ready(), 'turn_left'), [face(), ...many(9, face({ yaw: -0.6 }))]))).toBe(
      false,
    );
  });

  it('that was there before it was asked for counts once the head has been elsewhere', () => {
    const early = viewed(ready(), face({ yaw: 0.6 }));
    const away = after(prompted(early, 'turn_left'), many(9, face({ yaw: 0.6 })));
    expect(isTurnSeen(away)).toBe(false);
    expect(isTurnSeen(after(away, [face(), ...many(turnedViews, face({ yaw: 0.6 }))]))).toBe(true);
  });

  it('counts at once when it is made as quickly as it is asked for', () => {
    const asked = prompted(ready(), 'turn_left');
    expect(isTurnSeen(after(asked, many(turnedViews, face({ yaw: 0.6 }))))).toBe(true);
  });

  it('is asked for anew with every prompt', () => {
    const seen = after(prompted(ready(), 'turn_left'), [face(), ...many(turnedViews, face({ yaw: 0.6 }))]);
    expect(isTurnSeen(seen)).toBe(true);
    expect(isTurnSeen(after(prompted(seen, 'turn_left'), many(9, face({ yaw: 0.6 }))))).toBe(false);
  });

  it('needs its views one after the other', () => {
    const views = [face(), face({ yaw: 0.6 }), null, face({ yaw: 0.6 }), face(), face({ yaw: 0.6 })];
    expect(isTurnSeen(after(prompted(ready(), 'turn_left'), views))).toBe(false);
  });
});

describe('the baseline', () => {
  it("is the person's own", () => {
    const own = { yaw: 0.25, pitch: -0.3 };
    const watch = prompted(ready(own), 'turn_right');
    expect(isTurnSeen(after(watch, [face(own), ...many(turnedViews, face({ ...own, yaw: -0.05 }))]))).toBe(
      true,
    );
    expect(isTurnSeen(after(watch, many(9, face(own))))).toBe(false);
  });

  it('follows a person who settles down, until the prompts begin', () => {
    const settled = after(ready(), many(baselineReports, face({ yaw: 0.2 })));
    expect(settled.baseline?.yaw).toBeCloseTo(0.2);
    const running = after(prompted(settled, 'smile'), many(20, face({ yaw: -0.2 })));
    expect(running.baseline?.yaw).toBeCloseTo(0.2);
  });

  it('can still be found while a prompt is shown that is no turn', () => {
    const late = after(prompted(newTurnWatch(), 'smile'), many(baselineReports, face()));
    expect(late.baseline).not.toBeNull();
  });

  it('is not made of turned heads, nor while a turn is wanted', () => {
    expect(after(newTurnWatch(), many(20, face({ yaw: 0.8 }))).baseline).toBeNull();
    const blind = after(prompted(newTurnWatch(), 'turn_left'), [
      ...many(20, face()),
      ...many(20, face({ yaw: 0.6 })),
    ]);
    expect([blind.baseline, isTurnSeen(blind)]).toEqual([null, false]);
  });
});
