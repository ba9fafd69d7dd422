import { type Patience, resuming } from '../../gateway/transport/resuming.ts';
import { localTransport, type Transport } from '../../gateway/transport.ts';
import { type Clock, fixedClock } from '../../platform/clock.ts';
import { type Logger, silentLogger } from '../../platform/log.ts';
import { type DefinedSubgraph, defineSubgraph, type OperationContext, type Subgraph } from '../../platform/subgraph.ts';
import { type FixtureSubgraph, fixtureSubgraph } from '../gateway/fixture.ts';
import { type MemoryFeed, memoryFeed } from './memory-feed.ts';

/** What the feed of the news holds. */
export interface NoteRow {
  readonly id: string;
  readonly text?: string | null;
  readonly tag?: string;
  readonly authorId?: string;
}

const NEWS = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@tag"])
type Query { notes: Int }
type Subscription {
  noted(tag: String): Note
  heard(tag: String): Note @authenticated
}
type Note {
  id: ID!
  "Breaks when there is none."
  text: String!
  tag: String
  "Where and for whom the subgraph was read."
  readAt: String
  today: String
  viewer: String
  phone: String @tag(name: "personal")
  internal: String @authenticated
  author: Person
}
type Person @key(fields: "id") { id: ID! lastRead: String }
`;

const PEOPLE = `
type Query { people: Int }
type Person @key(fields: "id") { id: ID! name: String friend: Person }
`;

const at = (_: unknown, __: unknown, { readAt }: OperationContext) => readAt.position;

export interface News {
  readonly feed: MemoryFeed;
  readonly clock: ReturnType<typeof fixedClock>;
  readonly news: DefinedSubgraph;
  readonly people: FixtureSubgraph;
  /** Both, the subgraph that gives events first. */
  readonly subgraphs: readonly Subgraph[];
}

/** Two subgraphs in memory: one gives events that name people, the other knows the people. `change` alters the first one's SDL. */
export function openNews(change: (sdl: string) => string = (sdl) => sdl, logger: Logger = silentLogger): News {
  const feed = memoryFeed();
  const clock = fixedClock('2026-03-31T03:00:00Z');
  const news = newsOver(feed, clock, change, logger);
  const people = fixtureSubgraph('people', PEOPLE, {
    Query: { people: () => 2 },
    Person: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      name: ({ id }: { id: string }) => `Người ${id}`,
      friend: ({ id }: { id: string }) => ({ id: `${id}2` }),
    },
  });
  return { feed, clock, news, people, subgraphs: [news, people] };
}

export function newsOver(
  feed: MemoryFeed,
  clock: Clock,
  change: (sdl: string) => string,
  logger = silentLogger,
): DefinedSubgraph {
  const sdl = change(NEWS);
  const select = ({ tag = null }: { tag?: string | null }) => ({
    statement: { name: 'news', text: '' },
    values: [tag],
  });
  const fields = Object.fromEntries(
    ['noted', 'heard'].filter((name) => sdl.includes(`  ${name}(`)).map((name) => [name, select]),
  );
  return defineSubgraph({
    name: 'news',
    sdl,
    resolvers: {
      Query: { notes: () => 0 },
      Note: {
        readAt: at,
        today: (_: unknown, __: unknown, { readAt }: OperationContext) => readAt.today,
        viewer: (_: unknown, __: unknown, { viewer }: OperationContext) => viewer.subject,
        phone: () => '0900 000 000',
        internal: () => 'nội bộ',
        author: ({ authorId }: NoteRow) => (authorId === undefined ? null : { __typename: 'Person', id: authorId }),
      },
      Person: { lastRead: at },
    },
    keepsHistory: true,
    resolvePosition: async () => feed.position(0),
    subscriptions: { feed, clock, fields },
    openContext: (operation) => ({ context: operation, close: async () => {} }),
    logger,
  });
}

/** As in this process, with little patience. */
export function impatient(
  subgraph: Subgraph,
  patience: Patience = { tries: 2, firstWaitMs: 0, waitCapMs: 0 },
): Transport {
  return {
    ...localTransport(subgraph),
    subscribe: (request) => resuming(subgraph.name, (attempt) => subgraph.subscribe(attempt), request, patience),
  };
}
