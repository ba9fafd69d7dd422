import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DirectivesSubgraph, startDirectives } from './support/directives-subgraph.ts';
import { type Answer, cites, document, record, task } from './support/stated-directives.ts';

/** What is attached to a document bears neither day nor issuer of its own: those of the document count. */

let hub: DirectivesSubgraph;
beforeAll(async () => {
  hub = await startDirectives();
});
afterAll(() => hub[Symbol.asyncDispose]());

const ask = (query: string, variables: Record<string, unknown>) => hub.data<Answer>(query, { variables });

/** A document of the province of Phú Thọ with a list attached to it. */
function withList(issuedOn: string, more: Parameters<typeof document>[0] | object = {}) {
  const [id, listId] = [randomUUID(), randomUUID()];
  const issuerId = hub.agencyId('province/phu-tho');
  const list = document({ id: listId, kind: 'ATTACHMENT', attachedToId: id });
  return { id, listId, documents: [document({ id, issuerId, issuedOn, ...more }), list] };
}

it('a task of a list that passes a task on ends the silence of who issued the document', async () => {
  const agencyId = hub.agencyId('province/phu-tho');
  const id = randomUUID();
  const asked = task(id, agencyId);
  await record(
    hub,
    [document({ id, issuerId: hub.agencyId('government/chinh-phu'), issuedOn: '2024-03-01' })],
    [asked],
  );
  const silentOn = async (on: string) => {
    const query = `query ($filter: SilenceFilter, $on: Date) { silences(filter: $filter, on: $on) { totalCount } }`;
    return (await ask(query, { filter: { directiveId: id, agencyId, waitDays: 0 }, on })).silences.totalCount;
  };
  expect(await silentOn('2024-03-10')).toBe(1);

  const { listId, documents } = withList('2024-03-10');
  const office = hub.agencyId('department/phu-tho/van-phong-ubnd-tinh');
  await record(hub, documents, [task(listId, office, { parent: { taskId: asked.id, basis: 'CITED' } })]);

  expect([await silentOn('2024-03-09'), await silentOn('2024-03-10')]).toEqual([1, 0]);
});

it('a task of a list is seen to restate one of an older document, cited or not by the document of the list', async () => {
  const agencyId = hub.agencyId('province/phu-tho');
  const title = 'Niêm yết công khai đầy đủ danh mục thủ tục hành chính tại trụ sở tiếp nhận hồ sơ';
  const older = withList('2024-01-01');
  const first = task(older.listId, agencyId, { title });
  const again = withList('2024-06-01', { citations: [cites(older.id, 'IMPLEMENTS')] });
  const later = task(again.listId, agencyId, { title });
  const sibling = task(again.id, agencyId, { title });
  await record(hub, [...older.documents, ...again.documents], [first, later, sibling]);
  const suggested = async (id: string) => {
    const query = `query ($id: ID!) { task(id: $id) { suggestedRestatements { task { id } isCited } } }`;
    return (await ask(query, { id })).task.suggestedRestatements;
  };

  expect(await suggested(later.id)).toEqual([{ task: { id: first.id }, isCited: true }]);
  expect(await suggested(sibling.id)).toEqual([{ task: { id: first.id }, isCited: true }]);
  expect(await suggested(first.id)).toEqual([]);
});

it('a deadline of a list that names no year is read by the year of the document', async () => {
  const { id, listId, documents } = withList('2023-01-10');
  const words = { asWritten: 'tháng 4', kind: 'MONTH', period: '2023-04', lastDay: '2023-04-30', softLastDay: null };
  const deadline = {
    ...{ ...words, recurrenceRules: [], strength: 'HARD' as const, startsOn: null },
    parts: [{ asWritten: 'trước ngày 30/3', appliesTo: null }],
  };
  await record(hub, documents, [task(listId, hub.agencyId('department/phu-tho/so-tu-phap'), { deadline })]);

  const query = `query ($id: ID!) { directive(id: $id) { conflicts { kind days statements { lastOn } } } }`;
  expect((await ask(query, { id })).directive.conflicts).toEqual([
    { kind: 'DEADLINE_WITHIN', days: 32, statements: [{ lastOn: '2023-04-30' }, { lastOn: '2023-03-29' }] },
  ]);
});

it('clauses of a list stand after those of its document', async () => {
  const agencyId = hub.agencyId('department/phu-tho/so-tu-phap');
  const { id, listId, documents } = withList('2024-05-01');
  const clauses = (directiveId: string, ...names: string[]) =>
    names.map((clause, ordinal) => task(directiveId, agencyId, { clause, ordinal }));
  await record(hub, documents, [...clauses(listId, '1', '2'), ...clauses(id, 'I', 'II', 'III')]);

  const query = `query ($id: ID!) { directive(id: $id) { addressees { nodes { taskCount clauses } } } }`;
  expect((await ask(query, { id })).directive.addressees.nodes).toEqual([
    { taskCount: 5, clauses: ['I', 'II', 'III', '1', '2'] },
  ]);
});

it.each([0, 21])('as many as %i suggestions are refused, with how many there may be', async (first) => {
  const query = `query ($id: ID!, $first: Int) { task(id: $id) { suggestedRestatements(first: $first) { isCited } } }`;
  const { errors } = await hub.ask(query, { variables: { id: hub.taskId('1297/VPCP-KSTT#6.1'), first } });
  expect(errors).toMatchObject([
    {
      message: `Expected 1 to 20 in "first", got ${first}.`,
      extensions: { code: 'BAD_USER_INPUT', argument: 'first' },
    },
  ]);
});
