/** What happened, told to the page: the event first, then the message, and to whom. */
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { Reporter } from '../../../src/report/reporter.ts';
import { FakeHost } from '../../fakes/fake-host.ts';

const shop = 'https://shop.example';
const ready: Report = { type: 'ready' };

const reporting = (prevents = false) => {
  const host = new FakeHost();
  host.parentOrigin = shop;
  const order: string[] = [];
  const reporter = new Reporter(host, (report) => {
    order.push(`${report.type} after ${host.posted.length} messages`);
    return !prevents;
  });
  return { host, reporter, order };
};

describe('a report', () => {
  it('is an event first, then a message to the page that may hear it', () => {
    const { host, reporter, order } = reporting();
    reporter.allow([shop, 'https://other.example'], 'ses_1');
    expect(reporter.report(ready)).toBe(true);
    expect(order).toEqual(['ready after 0 messages']);
    expect(host.posted).toEqual([
      { message: { source: 'idv-capture', version: 1, type: 'ready', session_id: 'ses_1' }, origins: [shop] },
    ]);
  });

  it('goes to nobody before it is known who may hear', () => {
    const { host, reporter } = reporting();
    reporter.report(ready);
    expect(host.posted.flatMap(({ origins }) => origins)).toEqual([]);
  });

  it('goes to nobody when the parent is not among those allowed', () => {
    const { host, reporter } = reporting();
    reporter.allow(['https://other.example'], 'ses_1');
    reporter.report(ready);
    expect(host.posted.flatMap(({ origins }) => origins)).toEqual([]);
    expect(reporter.origins).toEqual([]);
  });

  it('that the page prevents says so, and is a message all the same', () => {
    const { host, reporter } = reporting(true);
    reporter.allow([shop], 'ses_1');
    expect(reporter.report({ type: 'complete', sessionId: 'ses_1', status: 'completed' })).toBe(false);
    expect(host.posted).toHaveLength(1);
  });
});

it.each([
  [640, 640],
  [640.2, 641],
  [0, 0],
])('a height of %d px is told as %i', (heightPx, told) => {
  const { host, reporter } = reporting();
  reporter.allow([shop], null);
  reporter.resize(heightPx);
  expect(host.posted).toEqual([
    {
      message: { source: 'idv-capture', version: 1, type: 'resize', session_id: null, height: told },
      origins: [shop],
    },
  ]);
});

it.each([
  ['https://shop.example/done', { href: 'https://shop.example/done?session_id=ses_1&status=expired' }],
  ['javascript:alert(1)', { code: 'redirect.blocked' }],
])('the way to %s is known without going there', (url, target) => {
  const { host, reporter } = reporting();
  expect(reporter.target(url, 'ses_1', 'expired')).toEqual(target);
  expect(host.navigatedTo).toEqual([]);
});
