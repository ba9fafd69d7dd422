import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { dayInVietnam } from '../../platform/clock.ts';
import { HUB_TYPES } from '../../platform/database/types.ts';
import { createLogger } from '../../platform/log.ts';
import { connection, readPage } from '../../platform/page.ts';
import type { PortalVariables } from './requests.ts';

// The limit: what somebody would write who has to answer the portal query and nothing else. One statement over both
// schemas, whose rows are shaped here, behind bare node:http. No GraphQL, no roles, no asOf, no reasons for nulls, no checks.

/** An agency's name on the day in $7: the latest, unless the day is before it. */
const nameOf = (agency: string) => `case when ${agency}.name_from is null or $7::date >= ${agency}.name_from
    then ${agency}.name else (
      select n.name from agencies.agency_name n where n.agency_id = ${agency}.agency_id and n.closed_seq is null
      order by (n.valid_from is null or n.valid_from <= $7) and (n.valid_to is null or n.valid_to >= $7) desc,
        n.valid_from desc nulls last limit 1) end`;

/** $1 kinds, $2 day, $3 name and $4 id of the last agency before the page, $5 agencies and one more, $6 agencies, $7 today. */
const PORTAL = {
  name: 'portal',
  text: `with page as (
      select row_number() over () as n, listed.* from (
        select a.agency_id, a.name, a.name_from from agencies.agency_fact a
        where a.closed_seq is null and a.kind = any($1::text[])
          and (a.valid_from is null or a.valid_from <= $2::date) and (a.valid_to is null or a.valid_to >= $2::date)
          and ($3::text is null or (a.name collate "vi-x-icu", a.agency_id) > ($3, $4::uuid))
        order by a.name collate "vi-x-icu", a.agency_id limit $5
      ) listed
    )
    select 0 as part, n, 0::bigint as m, p.agency_id::text as c1, p.name as c2, ${nameOf('p')} as c3, (
        select l.text from agencies.agency_alias l
        where l.agency_id = p.agency_id and l.closed_seq is null and l.kind = 'SHORT_NAME' order by l.ordinal limit 1
      ) as c4, null as c5, null as c6, null as c7, null as c8, null as c9
    from page p
    union all
    select 1, p.n, row_number() over (), a.role, a.agency_as_written, t.title, t.deadline_kind, t.due_on::text, d.symbol,
      d.issued_on::text, d.issuer_id::text, ${nameOf('i')}
    from page p cross join lateral (
      select a.* from directives.assignment_state a
      where a.agency_id = p.agency_id and a.closed_seq is null and a.concern = 'BOUND'
      order by coalesce(a.due_on, 'infinity'::date), a.task_id, a.ordinal, a.subordinal, a.assignment_id limit 5
    ) a
    join directives.task_fact t on t.task_id = a.task_id and t.closed_seq is null
    join directives.directive_fact d on d.directive_id = t.directive_id and d.closed_seq is null
    left join agencies.agency_fact i on i.agency_id = d.issuer_id and i.closed_seq is null
    where p.n <= $6
    union all
    select 2, p.n, row_number() over (), d.symbol, d.subject, null, null, null, null, null, null, null
    from page p cross join lateral (
      select d.* from directives.directive_fact d where d.issuer_id = p.agency_id and d.closed_seq is null
      order by coalesce(d.issued_on, '-infinity'::date) desc, d.directive_id desc limit 3
    ) d
    where p.n <= $6
    order by 1, 2, 3`,
};

const [ASSIGNMENT, ISSUED] = [1, 2];
type Text = string | null;
type Row = [part: number, n: string, m: string, ...columns: Text[]];

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.POOL_SIZE),
  types: HUB_TYPES,
});

const sortKey = (key: Text[]) => key;

async function portal({ kinds, on, first, after }: PortalVariables): Promise<string> {
  // Cursors are the hub's own, so that one cycle of requests serves all stacks.
  const list = { name: `agencies ${JSON.stringify([{ kinds, existence: 'IN_FORCE' }, on])}`, keyOf: sortKey };
  const page = readPage({ first, after }, list.name, 2);
  const [name, id] = page.after ?? [null, null];
  const values = [kinds, on, name, id, page.limit, first, dayInVietnam(new Date())];
  const { rows } = await pool.query<Row>({ ...PORTAL, values, rowMode: 'array' });

  const nodes: { assignments: { nodes: object[] }; issuedDirectives: { nodes: object[] } }[] = [];
  let last: Text[] | null = null;
  let hasNextPage = false;
  for (const [part, n, , c1, c2, c3, c4, c5, c6, c7, c8, c9] of rows) {
    const node = nodes[Number(n) - 1];
    if (part === ASSIGNMENT) {
      const issuer = c8 === null ? null : { name: c9 };
      const task = { title: c3, deadline: { kind: c4, lastOn: c5 }, directive: { symbol: c6, issuedOn: c7, issuer } };
      node!.assignments.nodes.push({ role: c1, agencyAsWritten: c2, task });
    } else if (part === ISSUED) {
      node!.issuedDirectives.nodes.push({ symbol: c1, subject: c2 });
    } else if (Number(n) > first) {
      hasNextPage = true;
    } else {
      const agency = { id: c1, name: c3, shortName: c4, assignments: { nodes: [] }, issuedDirectives: { nodes: [] } };
      nodes.push(agency);
      last = [c2 ?? null, c1 ?? null];
    }
  }
  const { endCursor } = connection(last ? [last] : [], page, list, async () => 0).pageInfo;
  return JSON.stringify({ data: { agencies: { nodes, pageInfo: { hasNextPage, endCursor } } } });
}

async function variablesOf(request: IncomingMessage): Promise<PortalVariables> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return (JSON.parse(Buffer.concat(chunks).toString()) as { variables: PortalVariables }).variables;
}

const server = createServer(async (request, response) => {
  try {
    const body = await portal(await variablesOf(request));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(0, '127.0.0.1', () => {
  createLogger('info').info('serving', { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
});
process.once('SIGTERM', () => {
  server.close(() => void pool.end());
  server.closeIdleConnections();
});
