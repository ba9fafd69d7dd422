import { randomUUID } from 'node:crypto';
import type { MatrixHub, Question, Told } from './access-matrix-hub.ts';
import { leaks, miscounts } from './access-matrix-verdict.ts';
import { agencies } from './reference-data.ts';
import { GRANT_NAMES, GRANTS, type GrantName, type Person, type Place, placeId } from './who.ts';

/** A way to grants, and which of them stand at its end for who sees them all. */
interface GrantWay {
  readonly leadsTo: (grant: GrantName) => boolean;
  /** What is told along it; nothing for people who do not have this way. */
  ask(hub: MatrixHub, person: Person): Promise<readonly Told[]>;
}

const PAGE = 'existence: EVER, page: { first: 100 }';
const LISTED = 'totalCount nodes { grantId: id } edges { node { grantId: id } } pageInfo { hasNextPage }';
const OF_AGENCY = `grants(${PAGE}) { ${LISTED} }`;

const at =
  (...places: readonly Place[]) =>
  (grant: GrantName) => {
    const { place } = GRANTS[grant];
    return place !== undefined && places.includes(place);
  };
const everywhere = () => true;
const agency = (place: Place, selection: string) => `${place}: agency(id: "${placeId(place)}") { ${selection} }`;
const asked = (question: Question) => async (hub: MatrixHub, person: Person) => [await hub.ask(person, question)];
const list = (filter: string) => `grants(filter: { existence: EVER, ${filter} }, page: { first: 100 }) { ${LISTED} }`;

/** Numbered, because a name of a grant is no name of a field. */
const each = (selection: (grant: GrantName) => string) =>
  `{ ${GRANT_NAMES.map((grant, number) => `g${number}: ${selection(grant)}`).join(' ')} }`;

/** Every kind of path to grants. The people see the same of them by each. */
export const GRANT_WAYS: Readonly<Record<string, GrantWay>> = {
  'the list': { leadsTo: everywhere, ask: asked({ query: `{ ${list('')} }` }) },
  'the list at a moment': { leadsTo: everywhere, ask: asked({ query: `{ ${list('')} }`, asOf: 'now' }) },
  'the list of a role': {
    leadsTo: (grant) => GRANTS[grant].role === 'OFFICER',
    ask: asked({ query: `{ ${list('role: OFFICER')} }` }),
  },
  'the lists of subjects': {
    leadsTo: everywhere,
    ask: async (hub, person) => {
      const subject = (grant: GrantName) => JSON.stringify(hub.subjectOf(grant));
      return [await hub.ask(person, { query: each((grant) => list(`subject: ${subject(grant)}`)) })];
    },
  },
  'the lists of agencies': {
    leadsTo: at('A', 'S', 'C', 'B', 'D'),
    ask: asked({
      query: `{ ${(['A', 'S', 'C', 'B', 'D'] as const).map((place) => `${place}: ${list(`agencyId: "${placeId(place)}"`)}`).join(' ')} }`,
    }),
  },
  ids: {
    leadsTo: everywhere,
    ask: async (hub, person) => [
      await hub.ask(person, { query: each((grant) => `grant(id: "${hub.grantIds.get(grant)}") { grantId: id }`) }),
    ],
  },
  'single agencies': {
    leadsTo: at('A', 'S', 'C', 'B', 'D'),
    ask: asked({
      query: `{ ${(['A', 'S', 'C', 'B', 'D'] as const).map((place) => agency(place, OF_AGENCY)).join(' ')} }`,
    }),
  },
  'lists of agencies': {
    leadsTo: at('A', 'S', 'C', 'B'),
    ask: asked({
      query: `{
        a: agencies(filter: { name: "Bình Định", existence: EVER }, page: { first: 100 }) { nodes { ${OF_AGENCY} } }
        s: agencies(filter: { name: "Gia Lai", existence: IN_FORCE }, page: { first: 100 }) { nodes { ${OF_AGENCY} } }
        b: agencies(filter: { kinds: [MINISTRY_LEVEL] }, page: { first: 100 }) { nodes { ${OF_AGENCY} } } }`,
    }),
  },
  'issuers of documents': {
    leadsTo: at('A', 'S', 'B'),
    ask: async (hub, person) => {
      const issuers = [...hub.documents].map(
        ([place, id]) => `${place}: directive(id: "${id}") { issuer { ${OF_AGENCY} } }`,
      );
      return [await hub.ask(person, { query: `{ ${issuers.join(' ')} }` })];
    },
  },
  'agencies above': {
    leadsTo: at('S', 'B'),
    ask: asked({ query: `{ ${agency('C', `parent { ${OF_AGENCY} }`)} ${agency('D', `parent { ${OF_AGENCY} }`)} }` }),
  },
  'agencies below': {
    leadsTo: at('C', 'D'),
    ask: asked({
      query: `{ ${(['S', 'B'] as const).map((place) => agency(place, `descendants { nodes { ${OF_AGENCY} } }`)).join(' ')} }`,
    }),
  },
  'what came before, and after': {
    leadsTo: at('A', 'S'),
    ask: asked({
      query: `{ ${agency('S', `predecessors { from { ${OF_AGENCY} } }`)} ${agency('A', `successors { to { ${OF_AGENCY} } }`)} }`,
    }),
  },
  'agencies of grants': {
    leadsTo: at('A', 'S', 'C', 'B', 'D'),
    ask: asked({ query: `{ grants(filter: { existence: EVER }) { nodes { agency { ${OF_AGENCY} } } } }` }),
  },
  entities: {
    leadsTo: everywhere,
    ask: async (hub, person) => [
      await hub.askSubgraph(person, 'agencies', {
        query: 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Grant { grantId: id subject } } }',
        variables: { of: [...hub.grantIds.values()].map((id) => ({ __typename: 'Grant', id })) },
      }),
    ],
  },
  'agencies as entities': {
    leadsTo: at('A', 'S', 'C', 'B', 'D'),
    ask: async (hub, person) => [
      await hub.askSubgraph(person, 'agencies', {
        query: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Agency { ${OF_AGENCY} } } }`,
        variables: {
          of: (['A', 'S', 'C', 'B', 'D'] as const).map((place) => ({ __typename: 'Agency', id: placeId(place) })),
        },
      }),
    ],
  },
  'the subgraph itself': {
    leadsTo: everywhere,
    ask: async (hub, person) => [await hub.askSubgraph(person, 'agencies', { query: `{ ${list('')} }` })],
  },
  'events of a subscription': {
    leadsTo: at('A', 'S', 'B'),
    ask: (hub, person) =>
      hub.events(
        person,
        { query: `subscription { directiveChanged { directive { issuer { ${OF_AGENCY} } } } }` },
        hub.documents.size,
      ),
  },
};

/** Who records documents sees what stands behind them, along the payload: only grants for the issuer, and those as ever. */
export async function seenInPayload(hub: MatrixHub, person: Person): Promise<readonly GrantName[] | null> {
  const input = hub.inputs.recordDirective?.[person.name];
  if (!input) return null;
  const query = `mutation ($input: RecordDirectiveInput!) {
    recordDirective(input: $input) { directive { issuer { ${OF_AGENCY} } } } }`;
  return named(hub, [await hub.ask(person, { query, variables: { input } })]);
}

/** The grants that answers show, by their names. */
export function named(hub: MatrixHub, told: readonly Told[]): readonly GrantName[] {
  const ids = new Set(told.flatMap(({ data }) => idsIn(data)));
  return GRANT_NAMES.filter((grant) => ids.delete(hub.grantIds.get(grant)!));
}

/** The grants that somebody finds along a way, which have to be those that are meant for them. */
export async function seenAlong(way: GrantWay, hub: MatrixHub, person: Person): Promise<readonly GrantName[]> {
  const told = await way.ask(hub, person);
  const wrong = told.flatMap((answer) => [...leaks(answer, person, hub.secrets), ...miscounts(answer.data)]);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return named(hub, told);
}

export function meantFor(person: Person, { leadsTo }: Pick<GrantWay, 'leadsTo'>): readonly GrantName[] {
  return GRANT_NAMES.filter((grant) => person.sees.has(grant) && leadsTo(grant));
}

function idsIn(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap(idsIn);
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => (key === 'grantId' ? [String(value)] : idsIn(value)));
}

/** A question about something that somebody may not see, and the same about what is not there. */
interface Pair {
  readonly what: string;
  readonly ask: (value: string) => Promise<Told>;
  readonly hidden: string;
  readonly missing: string;
}

/** All the pairs for somebody: whatever is not seen has to be as what is not there. */
export function pairsFor(hub: MatrixHub, person: Person): Pair[] {
  const pairs: Pair[] = [];
  const add = (what: string, hidden: string, missing: string, ask: Pair['ask']) =>
    pairs.push({ what, hidden, missing, ask });
  const along = (query: string) => (id: string) => hub.ask(person, { query, variables: { id } });
  const entity = (typeName: string) => (id: string) =>
    hub.askSubgraph(person, 'agencies', {
      query: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${typeName} { id subject } } }`,
      variables: { of: [{ __typename: typeName, id }] },
    });

  for (const grant of GRANT_NAMES.filter((name) => !person.sees.has(name))) {
    const id = hub.grantIds.get(grant)!;
    add(`grant ${grant}`, id, randomUUID(), along('query ($id: ID!) { grant(id: $id) { id subject agency { id } } }'));
    add(`entity ${grant}`, id, randomUUID(), entity('Grant'));
    const subject = hub.subjectOf(grant);
    const isOwn = subject === person.viewer.subject;
    if (!isOwn || person.sees.size === 0) {
      add(
        `subject of ${grant}`,
        ...([subject, `person:${randomUUID()}`] as const),
        along(`query ($id: ID!) { grants(filter: { subject: $id, existence: EVER }) { ${LISTED} } }`),
      );
    }
    if (person.may.includes('grants:write')) {
      add(`ending ${grant}`, id, randomUUID(), (grantId) =>
        hub.ask(person, {
          query: `mutation ($input: EndGrantInput!) { endGrant(input: $input) { grant { id } problems { code message path } } }`,
          variables: { input: { idempotencyKey: randomUUID(), grantId, reason: 'Tìm xem' } },
        }),
      );
    }
  }
  for (const place of ['A', 'S', 'C', 'B', 'D'] as const) {
    if (meantFor(person, { leadsTo: at(place) }).length > 0) continue;
    const without = agencyWithoutGrants();
    add(`agency ${place}`, placeId(place), without, along(`query ($id: ID!) { agency(id: $id) { ${OF_AGENCY} } }`));
    add(
      `list of ${place}`,
      ...([placeId(place), without] as const),
      along(`query ($id: ID!) { grants(filter: { agencyId: $id, existence: EVER }) { ${LISTED} } }`),
    );
  }
  if (!person.may.includes('keys:read')) {
    for (const id of hub.keyIds) add('key', id, randomUUID(), entity('ApiKey'));
  }
  const hasSent = hub.people.some(
    ({ name, viewer }) => viewer.subject === person.viewer.subject && hub.inputs.recordDirective?.[name],
  );
  if (!hasSent) {
    const query = 'query ($id: ID!) { commandReceipt(idempotencyKey: $id) { command directive { id } } }';
    add('receipt', 'document', randomUUID(), along(query));
  }
  return pairs;
}

function agencyWithoutGrants(): string {
  return agencies.find(({ key }) => key === 'ministry/cong-an')!.id;
}

/** Whether an answer about what is hidden can be told from one about what is not there; null when it cannot. */
export async function difference({ what, hidden, missing, ask }: Pair, person: Person): Promise<string | null> {
  // A document is executed otherwise when it is seen for the first time.
  await ask(missing);
  const [of, without] = [await ask(hidden), await ask(missing)];
  const told = (answer: Told, value: string) => answer.raw.replaceAll(value, '…');
  if (told(of, hidden) !== told(without, missing)) return `${person.name}, ${what}: ${of.raw} and ${without.raw}`;
  if (of.statements.join() === without.statements.join()) return null;
  return `${person.name}, ${what}: read ${of.statements.join()} and ${without.statements.join()}`;
}
