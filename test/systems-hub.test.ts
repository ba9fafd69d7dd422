import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewerOf } from '../platform/viewer.ts';
import { startHub, type TestHub } from './support/hub.ts';
import { agencies } from './support/reference-data.ts';
import { linkId, systemId, taskId } from './support/systems.ts';

const agencyId = (key: string) => agencies.find((agency) => agency.key === key)!.id;

describe.each(['local', 'http'] as const)('through the gateway (%s)', (transport) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startHub({ transport });
  });
  afterAll(() => hub[Symbol.asyncDispose]());

  it('a link leads to the tasks and documents that demand it and tell of it, in one query', async () => {
    const query = `query ($from: ID!, $to: ID!) { systemLinks(filter: { fromId: $from, toId: $to }) { nodes {
      requiredBy { clause directive { symbol issuedOn } }
      statements { nodes { statedIn { symbol issuer { name(on: "2024-02-29") } } clause progress { percent } } }
      daysOverdue(on: "2024-02-29") hasNewDeadline } } }`;
    const variables = {
      ...{ from: systemId('system/cong-thong-tin-mot-cua-quoc-gia') },
      to: systemId('system/cong-dich-vu-cong-quoc-gia'),
    };
    const { data, errors } = await hub.ask<object>(query, { variables });

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      systemLinks: {
        nodes: [
          {
            requiredBy: [
              { clause: '6.1', directive: { symbol: '1297/VPCP-KSTT', issuedOn: '2024-02-29' } },
              { clause: 'II.2.d', directive: { symbol: '131/NQ-CP', issuedOn: '2022-10-06' } },
            ],
            statements: {
              nodes: [
                {
                  statedIn: { symbol: '1297/VPCP-KSTT', issuer: { name: 'Văn phòng Chính phủ' } },
                  ...{ clause: 'chú thích 3', progress: { percent: '4.8' } },
                },
              ],
            },
            ...{ daysOverdue: 425, hasNewDeadline: false },
          },
        ],
      },
    });
  });

  it('a task leads to the links that it demands', async () => {
    const query = `query ($id: ID!) { task(id: $id) { clause systemLinks(page: { first: 100 }) { totalCount nodes {
      agencies { shortName } } } } }`;
    const { data } = await hub.ask<{ task: { clause: string; systemLinks: { totalCount: number } } }>(query, {
      variables: { id: taskId('1297/VPCP-KSTT#3') },
    });

    expect(data.task).toMatchObject({ clause: '3', systemLinks: { totalCount: 27 } });
  });

  it('a report changes the present and not the token of before', async () => {
    const query = `query ($id: ID!) { systemLink(id: $id) { status daysOverdue
      statements { nodes { asWritten reportedBy { name } } } } }`;
    const variables = { id: linkId('1297/VPCP-KSTT#3/14') };
    const before = await hub.ask<object>(query, { variables, asOf: 'now' });
    const reporter = agencyId('ministry-level/van-phong-chinh-phu');
    const officer = viewerOf({ subject: 'person:of-vpcp', roles: ['officer'], agencyIds: [reporter] });
    const input = {
      ...{ idempotencyKey: `report ${transport}`, systemLinkId: variables.id, reportedById: reporter },
      ...{
        status: 'CONNECTED',
        statedOn: '2026-03-30',
        asWritten: 'Đã kết nối với Kho của Cổng Dịch vụ công quốc gia',
      },
    };
    const command = `mutation ($input: ReportSystemLinkInput!) { reportSystemLink(input: $input) {
      systemLink { status } problems { code } } }`;

    const { data } = await hub.ask<object>(command, { variables: { input }, viewer: officer });

    expect(data).toEqual({ reportSystemLink: { systemLink: { status: 'CONNECTED' }, problems: [] } });
    const token = (before.extensions as { asOf: string }).asOf;
    expect((await hub.ask<object>(query, { variables, asOf: token })).data).toEqual(before.data);
    expect((await hub.ask<object>(query, { variables })).data).toMatchObject({
      systemLink: {
        ...{ status: 'CONNECTED', daysOverdue: 0 },
        statements: { nodes: [{ asWritten: input.asWritten, reportedBy: { name: 'Văn phòng Chính phủ' } }, {}] },
      },
    });
  });
});
