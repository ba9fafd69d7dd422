import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { requireId } from '../../../../platform/page.ts';
import { problemsOfText } from '../../../../platform/problems/text.ts';
import type { Problem } from '../../../../platform/problems.ts';
import type { Outcome } from '../../../../platform/receipt.ts';
import type { Context } from '../../context.ts';
import { LinkAgency, LinkFact, LinkRequirement } from '../../entities/systems.ts';
import type { LinkRelation, RecordSystemLinkInput } from '../../generated/types.ts';
import { systemProblems } from '../../problems/systems.ts';
import { type Demand, withDemand } from '../../rules/systems.ts';
import { requireOperator } from '../authority.ts';
import { refused } from '../refusal.ts';
import { recordLinks } from '../systems.ts';
import { lock } from '../transaction.ts';
import {
  kept,
  keptOrNull,
  missingAgencies,
  missingClasses,
  missingSystems,
  type Named,
  namedAt,
  namedIn,
  problemsOfOptionalText,
  tooLong,
} from './named.ts';

const LENGTH_CAPS = { purpose: 2000, requiredByAsWritten: 200, deadlineAsWritten: 500, note: 2000 } as const;
const LIST_CAPS = { agencyIds: 20, agencyClassIds: 4, fromAlsoIds: 4 } as const;

/** The input with nothing left out. */
interface WantedLink {
  readonly id: string | null;
  readonly relation: LinkRelation;
  readonly fromId: string | null;
  readonly fromAlsoIds: readonly string[];
  readonly toId: string;
  readonly viaId: string | null;
  readonly purpose: string;
  readonly agencyIds: readonly string[];
  readonly classIds: readonly string[];
  readonly demand: Demand & { readonly demandedOn: string };
  readonly note: string | null;
}

/**
 * Record a link that a clause demands; that a clause demands a known one once more; or what is right of a known one. For
 * operators.
 *
 * Refused with all of these that apply: TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE, LIST_TOO_LONG, DEMANDED_IN_FUTURE,
 * DEADLINE_BEFORE_DEMAND for a last day or an aim before the document's own, AIM_NOT_BEFORE_DEADLINE, SYSTEM_LINK_TO_ITSELF,
 * SYSTEM_LINK_FROM_REQUIRED, SYSTEM_LINK_WITHOUT_AGENCY; else with all of SYSTEM_LINK_NOT_FOUND, SYSTEM_NOT_FOUND, AGENCY_NOT_FOUND, AGENCY_CLASS_NOT_FOUND; else with SYSTEM_LINK_EXISTS when the
 * clause demands the same link already. The task is another subgraph's and taken as it is given. A refusal writes its
 * receipt and nothing else. Errors: UNAUTHENTICATED, FORBIDDEN, ID_MALFORMED.
 */
export async function recordSystemLink(context: Context, input: RecordSystemLinkInput): Promise<Outcome> {
  requireOperator(context.viewer, 'register:write');
  const { today } = context.present.readAt;
  const wanted = wantedIn(input, today);
  // A day left out is the same input on every day on which it is sent again.
  const { idempotencyKey, demandedOn = null } = input;
  const sent = { ...wanted, demand: { ...wanted.demand, demandedOn } };
  return context.carryOut({ name: 'recordSystemLink', idempotencyKey, input: sent }, async (em) => {
    const malformed = malformedIn(wanted, today);
    if (malformed.length > 0) return refused(malformed);

    await lock(em, 'systems');
    const missing = await missingIn(em, wanted);
    if (missing.length > 0) return refused(missing);
    if (wanted.id === null) {
      const sameId = await sameLink(em, wanted);
      if (sameId !== null) return refused([systemProblems.SYSTEM_LINK_EXISTS([], sameId)]);
    }

    const { id: knownId, demand, ...said } = wanted;
    const id = knownId ?? randomUUID();
    const demands = knownId === null ? [] : await demandsOf(em, knownId);
    await recordLinks(em, [
      {
        ...{ id, key: null, ...said, isVerified: true },
        ...{ purpose: kept(said.purpose), note: keptOrNull(said.note) },
        demands: withDemand(demands, {
          ...demand,
          asWritten: kept(demand.asWritten),
          deadlineAsWritten: keptOrNull(demand.deadlineAsWritten),
        }),
      },
    ]);
    return { made: { systemLink: id }, problems: [] };
  });
}

function wantedIn(input: RecordSystemLinkInput, today: string): WantedLink {
  const idOf = (field: 'systemLinkId' | 'fromId' | 'viaId' | 'requiredByTaskId') => {
    const id = input[field] ?? null;
    return id === null ? null : requireId(id, `input.${field}`);
  };
  const idsOf = (field: 'fromAlsoIds' | 'agencyIds' | 'agencyClassIds') => [
    ...new Set((input[field] ?? []).map((id, index) => requireId(id, `input.${field}.${index}`))),
  ];
  return {
    id: idOf('systemLinkId'),
    ...{ relation: input.relation, purpose: input.purpose, note: input.note ?? null },
    ...{ fromId: idOf('fromId'), fromAlsoIds: idsOf('fromAlsoIds') },
    ...{ toId: requireId(input.toId, 'input.toId'), viaId: idOf('viaId') },
    ...{ agencyIds: idsOf('agencyIds'), classIds: idsOf('agencyClassIds') },
    demand: {
      ...{ taskId: idOf('requiredByTaskId'), asWritten: input.requiredByAsWritten },
      ...{ demandedOn: input.demandedOn ?? today, deadlineAsWritten: input.deadlineAsWritten ?? null },
      ...{ dueOn: input.dueOn ?? null, softDueOn: input.softDueOn ?? null },
    },
  };
}

function endsOf({ fromId, fromAlsoIds, toId, viaId }: WantedLink): Named[] {
  return [
    ...namedAt('fromId', fromId),
    ...namedIn('fromAlsoIds', fromAlsoIds),
    ...namedAt('toId', toId),
    ...namedAt('viaId', viaId),
  ];
}

/** What can be said of the input by itself. */
function malformedIn(wanted: WantedLink, today: string): Problem[] {
  const { relation, fromId, fromAlsoIds, agencyIds, classIds, demand } = wanted;
  const ends = endsOf(wanted);
  const repeated = ends.filter(({ id }, index) => ends.findIndex((end) => end.id === id) < index);
  const { demandedOn, dueOn, softDueOn } = demand;
  return [
    ...problemsOfText('purpose', wanted.purpose, LENGTH_CAPS.purpose),
    ...problemsOfText('requiredByAsWritten', demand.asWritten, LENGTH_CAPS.requiredByAsWritten),
    ...problemsOfOptionalText('deadlineAsWritten', demand.deadlineAsWritten, LENGTH_CAPS.deadlineAsWritten),
    ...problemsOfOptionalText('note', wanted.note, LENGTH_CAPS.note),
    ...tooLong('fromAlsoIds', fromAlsoIds, LIST_CAPS.fromAlsoIds),
    ...tooLong('agencyIds', agencyIds, LIST_CAPS.agencyIds),
    ...tooLong('agencyClassIds', classIds, LIST_CAPS.agencyClassIds),
    ...(demandedOn > today ? [systemProblems.DEMANDED_IN_FUTURE(['demandedOn'], demandedOn, today)] : []),
    ...Object.entries({ dueOn, softDueOn }).flatMap(([field, day]) =>
      day !== null && day < demandedOn ? [systemProblems.DEADLINE_BEFORE_DEMAND([field], day, demandedOn)] : [],
    ),
    ...(softDueOn !== null && (dueOn === null || softDueOn >= dueOn)
      ? [systemProblems.AIM_NOT_BEFORE_DEADLINE(['softDueOn'], softDueOn)]
      : []),
    ...repeated.map(({ path, id }) => systemProblems.SYSTEM_LINK_TO_ITSELF(path, id)),
    ...(fromId === null && (relation === 'MERGE' || fromAlsoIds.length > 0)
      ? [systemProblems.SYSTEM_LINK_FROM_REQUIRED(['fromId'])]
      : []),
    ...(agencyIds.length + classIds.length === 0 ? [systemProblems.SYSTEM_LINK_WITHOUT_AGENCY(['agencyIds'])] : []),
  ];
}

async function missingIn(em: EntityManager, wanted: WantedLink): Promise<Problem[]> {
  const { id } = wanted;
  const link = id === null || (await em.count(LinkFact, { linkId: id, closedSeq: null })) > 0;
  return [
    ...(link ? [] : [systemProblems.SYSTEM_LINK_NOT_FOUND(['systemLinkId'], id)]),
    ...(await missingSystems(em, endsOf(wanted))),
    ...(await missingAgencies(em, namedIn('agencyIds', wanted.agencyIds))),
    ...(await missingClasses(em, namedIn('agencyClassIds', wanted.classIds))),
  ];
}

/** The link with these ends and agencies that this clause demands already; null when there is none. */
async function sameLink(em: EntityManager, wanted: WantedLink): Promise<string | null> {
  const { relation, fromId, toId, agencyIds, classIds, demand } = wanted;
  const options = { disableIdentityMap: true } as const;
  const links = await em.find(LinkFact, { relation, fromId, toId, closedSeq: null }, options);
  const linkId = { $in: links.map((link) => link.linkId) };
  const clause = [
    { asWritten: kept(demand.asWritten) },
    ...(demand.taskId === null ? [] : [{ taskId: demand.taskId }]),
  ];
  const demanded = await em.find(LinkRequirement, { linkId, $or: clause, closedSeq: null }, options);
  const makers = await em.find(LinkAgency, { linkId, closedSeq: null }, options);
  const wantedMakers = [...agencyIds, ...classIds].sort().join();
  const same = demanded.map((each) => each.linkId).filter((each) => makersOf(makers, each) === wantedMakers);
  return same.sort()[0] ?? null;
}

function makersOf(rows: readonly LinkAgency[], linkId: string): string {
  return rows
    .filter((row) => row.linkId === linkId)
    .map(({ agencyId, classId }) => agencyId ?? classId)
    .sort()
    .join();
}

async function demandsOf(em: EntityManager, linkId: string): Promise<Demand[]> {
  const where = { linkId, closedSeq: null };
  const rows = await em.find(LinkRequirement, where, { orderBy: { ordinal: 'asc' }, disableIdentityMap: true });
  return rows.map((row) => ({
    ...{ taskId: row.taskId ?? null, asWritten: row.asWritten, demandedOn: row.demandedOn ?? null },
    ...{ deadlineAsWritten: row.deadlineAsWritten ?? null, dueOn: row.dueOn ?? null, softDueOn: row.softDueOn ?? null },
  }));
}
