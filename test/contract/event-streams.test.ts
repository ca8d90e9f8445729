/** How many event streams one device may have open: whoever opens more ends its own oldest ones, and nobody else's. */
import { expect, it } from 'vitest';
import { newVerifaSession } from './backend.ts';
import { Device } from './device.ts';
import { EventStream } from './event-stream.ts';
import { phoneOf } from './joined-phone.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const sandbox = await sandboxOfFile();

it('ends the oldest stream of a device that opens a ninth', async () => {
  const desktop = await Device.on((await newVerifaSession(sandbox.url)).captureUrl);
  const phone = await phoneOf(desktop);
  const watching = await EventStream.open(desktop);
  await watching.session();
  const streams: EventStream[] = [];
  for (let count = 0; count < 9; count += 1) {
    const stream = await EventStream.open(phone);
    await stream.session();
    streams.push(stream);
  }
  const [oldest, ...others] = streams;
  await oldest?.end();
  expect(await oldest?.block()).toBeNull();
  await phone.consent();
  for (const stream of [watching, ...others]) await stream.until(({ consent }) => consent.accepted);
  for (const stream of [watching, ...streams]) stream.close();
});
