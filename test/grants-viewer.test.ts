import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOf } from '../platform/viewer.ts';
import { createDirectory } from '../subgraphs/agencies/subgraph.ts';
import { type AgenciesSubgraph, OPERATOR, startAgencies, TODAY } from './support/agencies-subgraph.ts';
import { given } from './support/grants.ts';

let hub: AgenciesSubgraph;
beforeAll(async () => {
  hub = await startAgencies();
});
afterAll(() => hub[Symbol.asyncDispose]());

const VIEWER = `{ viewer { isKnown subject roles scopes actsFor { shortName inForce } reads { shortName inForce }
  oversees { shortName } } }`;

describe('whom the hub takes a caller for', () => {
  it('is the public without credentials', async () => {
    expect(await hub.data(VIEWER)).toEqual({
      viewer: {
        ...{ isKnown: false, subject: 'public', roles: ['PUBLIC'], scopes: [] },
        ...{ actsFor: [], reads: [], oversees: [] },
      },
    });
  });

  it('is what its grants of today come to, agencies by name, each list in one statement', async () => {
    const subject = 'person:officer';
    await given(hub, { subject });
    await given(hub, { subject, role: 'MONITOR', agencyId: hub.agencyId('ministry/xay-dung') });
    const { roles, agencyIds, readsAgencyIds, overseesAgencyIds } = await createDirectory(hub.database).standingOf(
      subject,
      TODAY,
    );
    const viewer: Viewer = viewerOf({ subject, roles, agencyIds, readsAgencyIds, overseesAgencyIds });

    const data = await hub.data<{ viewer: Record<string, unknown> & { reads: { shortName: string }[] } }>(VIEWER, {
      viewer,
    });
    expect(hub.statements).toEqual(['agencies.agencyById']);
    data.viewer.reads.sort((a, b) => (a.shortName < b.shortName ? -1 : 1));
    expect(data).toEqual({
      viewer: {
        ...{
          isKnown: true,
          subject,
          roles: ['MONITOR', 'OFFICER'],
          scopes: ['directives:write', 'indicators:write', 'systems:write', 'grants:read'],
        },
        actsFor: [{ shortName: 'Phú Thọ', inForce: true }],
        reads: [
          { shortName: 'Hòa Bình', inForce: false },
          { shortName: 'Phú Thọ', inForce: expect.any(Boolean) },
          { shortName: 'Phú Thọ', inForce: expect.any(Boolean) },
          { shortName: 'Vĩnh Phúc', inForce: false },
        ],
        oversees: [{ shortName: 'Xây dựng' }],
      },
    });
  });

  it('is told with the scopes that the credentials leave, and never those of another', async () => {
    const cut: Viewer = { ...OPERATOR, scopes: ['grants:read'] };
    const [one, other] = await Promise.all(
      [cut, OPERATOR].map((viewer) => hub.data('{ viewer { scopes } }', { viewer })),
    );
    expect(one).toEqual({ viewer: { scopes: ['grants:read'] } });
    expect(other).toEqual({ viewer: { scopes: OPERATOR.scopes } });
  });
});
