import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Doors, openDoors } from '../support/door-client.ts';

/**
 * The audit of GraphQL over HTTP by the package graphql-http, in its own order: each is one request, and what GET asks
 * is known here by then because an earlier one has brought it by POST.
 */
describe('GraphQL over HTTP, as graphql-http audits it', () => {
  let doors: Doors;
  beforeAll(async () => {
    doors = await openDoors();
  });
  afterAll(() => doors.server.close());

  const audits = serverAudits({ url: () => doors.graphql, fetchFn: fetch });

  it.each(audits.map((audit) => [`${audit.id}: ${audit.name}`, audit] as const))('%s', async (_, audit) => {
    const result = await audit.fn();

    expect(result).toMatchObject({ status: 'ok' });
  });

  it('is asked whole', () => {
    expect(audits.length).toBeGreaterThanOrEqual(60);
  });
});

it('goes without the documents that others have brought: GET answers those given at start', async () => {
  await using doors = await openDoors({ knownDocuments: ['{ __typename }'] });
  const [audit] = serverAudits({ url: doors.graphql, fetchFn: fetch }).filter(({ id }) => id === '5A70');

  expect(await audit?.fn()).toMatchObject({ status: 'ok' });
});
