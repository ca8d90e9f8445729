/** The element as a field of a form: what is submitted, and when the form may be. */
import { describe, expect, it } from 'vitest';
import { FormValue } from '../../../src/widget/form-value.ts';

/** What the browser keeps of a field. */
class FakeInternals {
  value: unknown = 'never set';
  validity: readonly unknown[] = [];

  setFormValue(value: unknown): void {
    this.value = value;
  }

  setValidity(...validity: unknown[]): void {
    this.validity = validity;
  }
}

const updated = (...given: Parameters<FormValue['update']>): FakeInternals => {
  const internals = new FakeInternals();
  new FormValue(internals as unknown as ElementInternals).update(...given);
  return internals;
};
const anchor = {} as HTMLElement;
const missing = { valueMissing: true };

describe('the value in a form', () => {
  it.each([
    ['completed and required', 'ses_1', true, [{}]],
    ['completed', 'ses_1', false, [{}]],
    ['not completed', null, false, [{}]],
    ['not completed and required', null, true, [missing, 'Please finish.', anchor]],
  ] as const)('%s', (_name, sessionId, isRequired, validity) => {
    const internals = updated(sessionId, isRequired, 'Please finish.', anchor);
    expect(internals.value).toBe(sessionId);
    expect(internals.validity).toEqual(validity);
  });

  it('says what is missing even where there is nothing on the screen to say it at', () => {
    expect(updated(null, true, 'Please finish.', null).validity).toEqual([missing, 'Please finish.']);
  });

  it('becomes invalid again when the capture begins anew', () => {
    const internals = new FakeInternals();
    const value = new FormValue(internals as unknown as ElementInternals);
    value.update('ses_1', true, 'Please finish.', anchor);
    value.update(null, true, 'Please finish.', anchor);
    expect(internals.value).toBe(null);
    expect(internals.validity[0]).toEqual(missing);
  });
});
