import { Lru } from '../cache.ts';
import type { AgencyRollUp, RollUp, RollUpQuestion } from '../cube/agency-roll-up.ts';
import { type FactReader, type FactStatement, factStatement } from '../history.ts';
import { type RegisterState, type Stretches, stretchesOf } from './roll-up/stretches.ts';

/** The roll-ups of one subgraph, by its copy of the register. */
export interface RollUps {
  /** For one operation, at its moment. */
  at(facts: Pick<FactReader, 'read'>): RollUp;
}

/** States of the register that are kept: that of now, and those that a few tokens read. */
const STATES_CAP = 4;
/** Stretches of answers that are kept of one state: 200,000 are some 30 MB. */
const STRETCHES_CAP = 200_000;
/** How often a state is read that changes meanwhile. */
const TRIES = 5;

/** One state of the register with what it was asked. */
interface Known {
  readonly stretches: Stretches;
  readonly answers: Lru<string, AgencyRollUp>;
}

/**
 * Roll-ups over a subgraph's copy of the register. The register is read whole once for each state of it that is asked for, and each
 * question is answered once for each state: everybody may read it, so one answer serves all. A state is known by the last event
 * that changed agencies, parents or reorganisations up to the position: whoever copies the register does so alone, one
 * transaction after the other, so its events are placed in the order of their numbers.
 */
export function openRollUps(subgraph: string): RollUps {
  const lastChange = lastChangeStatement(`${subgraph}.registerChange`);
  const statements = {
    agencies: factStatement(
      `${subgraph}.registerAgencies`,
      (holds) => `select r.agency_id as id, r.kind, r.level, r.valid_from as "validFrom", r.valid_to as "validTo"
      from register_agency r where r.agency_id > '00000000-0000-0000-0000-000000000000' and ${holds('r')} order by r.agency_id`,
    ),
    parents: factStatement(
      `${subgraph}.registerParents`,
      (
        holds,
      ) => `select r.agency_id as "agencyId", r.parent_id as "parentId", r.valid_from as "validFrom", r.valid_to as "validTo"
      from register_parent r where r.agency_id > '00000000-0000-0000-0000-000000000000' and ${holds('r')}
      order by r.agency_id, r.parent_id, r.valid_from`,
    ),
    successions: factStatement(
      `${subgraph}.registerSuccessions`,
      (holds) => `select r.kind, r.starts_on as "on", r.from_ids as "from", r.to_ids as "to"
      from register_succession r
      where r.succession_id > '00000000-0000-0000-0000-000000000000' and ${holds('r')} order by r.succession_id`,
    ),
  };
  const states = new Lru<string, Known>(STATES_CAP);

  async function changeAt({ read }: Pick<FactReader, 'read'>): Promise<string> {
    const [row] = await read<{ seq: string | null }>(lastChange);
    return row?.seq ?? 'empty';
  }

  async function knownAt(facts: Pick<FactReader, 'read'>): Promise<Known> {
    let change = await changeAt(facts);
    for (let attempt = 1; ; attempt += 1) {
      const known = states.get(change);
      if (known) return known;
      const [agencies, parents, successions] = await Promise.all([
        facts.read<RegisterState['agencies'][number]>(statements.agencies),
        facts.read<RegisterState['parents'][number]>(statements.parents),
        facts.read<RegisterState['successions'][number]>(statements.successions),
      ]);
      const made: Known = {
        stretches: stretchesOf({ agencies, parents, successions }),
        answers: new Lru(STRETCHES_CAP),
      };
      // The public reads each statement by itself. What was read while the register changed is of no state, and kept for nobody.
      const after = await changeAt(facts);
      if (after === change) {
        states.set(change, made);
        return made;
      }
      if (attempt === TRIES) throw new Error(`the register of ${subgraph} changes faster than it can be read`);
      change = after;
    }
  }

  return {
    at(facts) {
      let known: Promise<Known> | null = null;
      return async (question) => {
        known ??= knownAt(facts);
        return answered(await known, question);
      };
    },
  };
}

function answered({ stretches, answers }: Known, question: RollUpQuestion): AgencyRollUp {
  const key = JSON.stringify([
    question.to,
    question.to === 'LEVEL' || question.to === 'RANK' ? question.level : null,
    question.to === 'RANK' ? question.depth : null,
    question.to === 'WITHIN' ? question.agencyIds : null,
    question.boundariesOn,
  ]);
  const known = answers.get(key);
  if (known) return known;
  const answer = stretches(question);
  answers.set(key, answer, answer.agencyIds.length + 1);
  return answer;
}

/** The greatest number among events that brought or ended something of the register; in the past, up to the position. */
function lastChangeStatement(name: string): FactStatement {
  const columns = ['register_agency', 'register_parent', 'register_succession'].flatMap((table) => [
    { table, column: 'seq' },
    { table, column: 'closed_seq' },
  ]);
  const now = columns.map(({ table, column }) => `(select max(${column}) from ${table} where ${column} > 0)`);
  const past = columns.map(
    // Each event by itself, the latest first: a join may as well go through the feed.
    ({ table, column }) => `(select r.${column} from ${table} r
      cross join lateral (select from feed_event e where e.seq = r.${column} and e.position <= $1::bigint limit 1) e
      where r.${column} > 0 order by r.${column} desc limit 1)`,
  );
  return {
    now: { name, text: `select greatest(${now.join(', ')})::text as seq where $1::bigint is null` },
    past: { name: `${name}@`, text: `select greatest(${past.join(', ')})::text as seq` },
  };
}
