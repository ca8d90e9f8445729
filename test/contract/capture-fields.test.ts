/** The data a person enters: what is refused, and how it is kept. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { newVerifaSession } from './backend.ts';
import { Device, errorOf, sessionOf } from './device.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const sandbox = await sandboxOfFile();

const valid = {
  first_name: 'Ada',
  last_name: 'Lovelace',
  email: 'ada@example.com',
  date_of_birth: '1990-12-10',
  address_street: '1 Main Street',
  address_city: 'London',
  address_postal_code: 'N1',
  address_country: 'GB',
};

const deviceIn = async (country: string, body: Record<string, unknown> = {}): Promise<Device> => {
  const { captureUrl } = await newVerifaSession(sandbox.url, { workflow_id: 'wf_full', country, ...body });
  const device = await Device.on(captureUrl);
  await device.consent();
  return device;
};

let device: Device;
beforeEach(async () => {
  device = await deviceIn('US');
});

it('keeps what was entered, trimmed, and shows it to the device that holds the session', async () => {
  const answer = await device.send('PUT', '/fields', { fields: { ...valid, first_name: ' Ada ' } });
  const { fields, fields_received } = sessionOf(answer);
  expect(fields_received).toBe(true);
  expect(fields.find(({ name }) => name === 'first_name')?.value).toBe('Ada');
  expect(fields.find(({ name }) => name === 'ssn')?.value).toBe('');
});

it('lets a later entry take the place of the one before', async () => {
  await device.send('PUT', '/fields', { fields: { ...valid, phone: '+44 20 7946 0000' } });
  const { fields } = sessionOf(
    await device.send('PUT', '/fields', { fields: { ...valid, last_name: 'King' } }),
  );
  const values = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  expect(values).toMatchObject({ last_name: 'King', phone: '' });
});

it.each([
  ['email', 'ada'],
  ['email', 'ada@example'],
  ['email', 'a b@example.com'],
  ['date_of_birth', '10.12.1990'],
  ['date_of_birth', '1990-02-30'],
  ['date_of_birth', '2026-03-02'],
  ['ssn', '12345678'],
  ['ssn', '123-456-789'],
  ['address_country', 'gb'],
  ['address_country', 'XX'],
  ['address_country', 'United Kingdom'],
  ['first_name', ''],
  ['last_name', '   '],
])('refuses %s "%s" by its name', async (name, value) => {
  const answer = await device.send('PUT', '/fields', { fields: { ...valid, [name]: value } });
  expect(errorOf(answer)).toEqual({ error: 'fields.rejected', status_code: 422, fields: [name] });
  expect((await device.session()).fields_received).toBe(false);
});

it.each([
  ['ssn', '078051120'],
  ['ssn', '078-05-1120'],
  ['date_of_birth', '2026-02-28'],
  ['address_country', 'DE'],
  ['email', 'ada.lovelace+kyc@mail.example.co.uk'],
])('accepts %s "%s"', async (name, value) => {
  expect((await device.send('PUT', '/fields', { fields: { ...valid, [name]: value } })).status).toBe(200);
});

it('names every field that is missing, and what was not asked for', async () => {
  const german = await deviceIn('DE');
  const answer = await german.send('PUT', '/fields', { fields: { first_name: 'Ada', ssn: '078051120' } });
  expect(errorOf(answer).fields).toEqual([
    'last_name',
    'email',
    'date_of_birth',
    'address_street',
    'address_city',
    'address_postal_code',
    'address_country',
    'ssn',
  ]);
});

it('refuses a field that the protocol does not know', async () => {
  const answer = await device.send('PUT', '/fields', { fields: { ...valid, shoe_size: '42' } });
  expect(errorOf(answer)).toEqual({ error: 'server.refused', status_code: 422 });
});

it('refuses fields where none are asked for', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const other = await Device.on(captureUrl);
  await other.consent();
  expect(errorOf(await other.send('PUT', '/fields', { fields: valid }))).toEqual({
    error: 'server.refused',
    status_code: 409,
  });
});

it('writes no entered or prefilled value to the disk as it is', async () => {
  const marked = await deviceIn('GB', { fields: { first_name: 'Prefilledname' } });
  await marked.send('PUT', '/fields', { fields: { ...valid, last_name: 'Enteredname' } });
  for (const file of await readdir(sandbox.dataDir, { withFileTypes: true })) {
    if (!file.isFile()) continue;
    const bytes = await readFile(join(sandbox.dataDir, file.name));
    expect(bytes.includes('Prefilledname'), file.name).toBe(false);
    expect(bytes.includes('Enteredname'), file.name).toBe(false);
  }
});
