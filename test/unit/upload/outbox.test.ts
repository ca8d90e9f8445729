/** The captures of a page view: kept by step, replaced by newer ones, gone at the end. */
import { expect, it } from 'vitest';
import { Outbox } from '../../../src/upload/outbox.ts';
import { sampleCapture } from '../../fakes/sample-session.ts';

it('holds the latest capture of each step', () => {
  const outbox = new Outbox();
  const [first, second, front] = [
    sampleCapture('selfie'),
    sampleCapture('selfie'),
    sampleCapture('document-front'),
  ];
  expect(outbox.get('selfie')).toBe(null);
  outbox.put(first);
  outbox.put(front);
  expect(outbox.get('selfie')).toBe(first);
  outbox.put(second);
  expect(outbox.get('selfie')).toBe(second);
  expect(outbox.get('document-front')).toBe(front);
});

it('stops the sending of what is replaced, and of nothing else', () => {
  const outbox = new Outbox();
  const first = outbox.put(sampleCapture('selfie'));
  const other = outbox.put(sampleCapture('document-front'));
  const second = outbox.put(sampleCapture('selfie'));
  expect([first.aborted, other.aborted, second.aborted]).toEqual([true, false, false]);
});

it('stops the first sending when the same capture is sent again', () => {
  const outbox = new Outbox();
  const capture = sampleCapture('selfie');
  const [first, again] = [outbox.put(capture), outbox.put(capture)];
  expect([first.aborted, again.aborted]).toEqual([true, false]);
});

it('lets one capture go: its sending stops, nothing of it stays, the others go on', () => {
  const outbox = new Outbox();
  const selfie = sampleCapture('selfie');
  const front = outbox.put(sampleCapture('document-front'));
  const other = outbox.put(selfie);
  outbox.drop('document-front');
  expect([front.aborted, other.aborted]).toEqual([true, false]);
  expect(outbox.get('document-front')).toBe(null);
  expect(outbox.get('selfie')).toBe(selfie);
});

it('takes another capture of a step that was let go, and lets go of what it never had', () => {
  const outbox = new Outbox();
  outbox.drop('document-back');
  outbox.put(sampleCapture('document-back'));
  outbox.drop('document-back');
  const next = sampleCapture('document-back');
  expect(outbox.put(next).aborted).toBe(false);
  expect(outbox.get('document-back')).toBe(next);
});

it('lets everything go at the end', () => {
  const outbox = new Outbox();
  const signals = [outbox.put(sampleCapture('selfie')), outbox.put(sampleCapture('liveness'))];
  outbox.clear();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  expect(outbox.get('selfie')).toBe(null);
  expect(outbox.get('liveness')).toBe(null);
});

it('can be used again after that', () => {
  const outbox = new Outbox();
  outbox.clear();
  expect(outbox.put(sampleCapture('selfie')).aborted).toBe(false);
});
