import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewerOf } from '../platform/viewer.ts';
import { startHub, type TestHub } from './support/hub.ts';

const AUDITOR = viewerOf({ subject: 'person:an auditor', roles: ['auditor'] });

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub[Symbol.asyncDispose]());

/** Facts of what the gateway has on record about reads of personal data. */
async function readsOnRecord(): Promise<readonly Record<string, unknown>[]> {
  const text = `select facts from audit_record where kind = 'PERSONAL_READ' order by record_id`;
  return (await hub.database.pool('hub', 'job').query<{ facts: Record<string, unknown> }>(text)).rows.map(
    ({ facts }) => facts,
  );
}

describe('who asks about a person by a filter, and for no field that names the person', () => {
  it.each([
    ['Query.grants', '{ grants(filter: { subject: "person:spied on" }) { nodes { role agency { name } } } }'],
    ['Query.grants', '{ grants(filter: { subject: "person:spied on" }) { totalCount } }'],
    ['Query.auditRecords', '{ auditRecords(filter: { viewer: "person:spied on" }) { nodes { kind recordedAt } } }'],
    ['Query.auditRecords', '{ auditRecords(filter: { viewer: "person:spied on" }) { totalCount } }'],
  ])('is on record, also when there is nothing to tell: %s by %s', async (coordinate, query) => {
    const before = (await readsOnRecord()).length;
    const { errors } = await hub.ask(query, { viewer: AUDITOR });
    expect(errors).toBeUndefined();
    const [read, ...more] = (await readsOnRecord()).slice(before);
    expect(read).toMatchObject({ coordinates: [coordinate], values: 1 });
    expect(more).toEqual([]);
    expect(JSON.stringify(read)).not.toContain('spied on');
  });
});
