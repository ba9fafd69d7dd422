import { afterEach, expect, it } from 'vitest';
import type { GatewayServer } from '../../gateway/server.ts';
import type { AuditEntry } from '../../platform/audit.ts';
import { HubError } from '../../platform/errors.ts';
import { PUBLIC_VIEWER } from '../../platform/viewer.ts';
import { authenticationBy, openConversation, openDoors, post } from '../support/door-client.ts';

const started: GatewayServer[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()));
});

const authentication = authenticationBy((authorization) => {
  if (authorization === undefined) return PUBLIC_VIEWER;
  if (authorization === 'Bearer unchecked') throw new HubError('CREDENTIALS_UNVERIFIABLE', 'No keys.');
  throw new HubError('TOKEN_EXPIRED', 'The token has expired.');
});

async function serve(record: (entry: AuditEntry) => Promise<void>) {
  const doors = await openDoors({ authentication, audit: { record } });
  started.push(doors.server);
  return doors;
}

it('puts refused credentials on record, with the request and without the credentials', async () => {
  const entries: AuditEntry[] = [];
  const { server } = await serve(async (entry) => void entries.push(entry));

  const response = await post(
    `${server.url}/graphql`,
    { query: '{ who }' },
    { authorization: 'Bearer stolen', 'x-request-id': 'r-1' },
  );

  expect(response.status).toBe(401);
  const facts = { code: 'TOKEN_EXPIRED', coordinates: [] };
  expect(entries).toEqual([{ kind: 'ACCESS_REFUSED', viewer: PUBLIC_VIEWER, requestId: 'r-1', facts }]);
});

it('does the same for a socket', async () => {
  const entries: AuditEntry[] = [];
  const { socketUrl } = await serve(async (entry) => void entries.push(entry));

  await openConversation(socketUrl, { authorization: 'Bearer stolen' }, {}).catch(() => {});

  await expect.poll(() => entries.map(({ facts }) => facts.code)).toEqual(['TOKEN_EXPIRED']);
});

it('records neither the public nor what could not be checked, which nobody was refused for', async () => {
  const entries: AuditEntry[] = [];
  const { server } = await serve(async (entry) => void entries.push(entry));

  await post(`${server.url}/graphql`, { query: '{ who }' });
  const unchecked = await post(`${server.url}/graphql`, { query: '{ who }' }, { authorization: 'Bearer unchecked' });

  expect(unchecked.status).toBe(503);
  expect(entries).toEqual([]);
});

it('refuses all the same while nothing can be recorded', async () => {
  const { server } = await serve(() => Promise.reject(new HubError('AUDIT_UNAVAILABLE', 'No database.')));
  const response = await post(`${server.url}/graphql`, { query: '{ who }' }, { authorization: 'Bearer stolen' });
  expect(response.status).toBe(401);
});
