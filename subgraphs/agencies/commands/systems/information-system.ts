import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { inForceOn } from '../../../../domain/agency-tree.ts';
import { fold, sameText } from '../../../../domain/vietnamese.ts';
import { requireId } from '../../../../platform/page.ts';
import { problemsOfText } from '../../../../platform/problems/text.ts';
import type { Problem } from '../../../../platform/problems.ts';
import type { Outcome } from '../../../../platform/receipt.ts';
import type { Context } from '../../context.ts';
import { SystemFact, SystemOwner } from '../../entities/systems.ts';
import { AgencyFact } from '../../entities.ts';
import type {
  InformationSystemKind,
  InformationSystemScope,
  RecordInformationSystemInput,
} from '../../generated/types.ts';
import { systemProblems } from '../../problems/systems.ts';
import { problems } from '../../problems.ts';
import { type Owner, ownersWith, scopeFaults } from '../../rules/systems.ts';
import { requireOperator } from '../authority.ts';
import { refused } from '../refusal.ts';
import { recordSystems } from '../systems.ts';
import { lock } from '../transaction.ts';
import {
  kept,
  keptOrNull,
  missingAgencies,
  missingClasses,
  missingSystems,
  namedAt,
  namedIn,
  openSystems,
  problemsOfOptionalText,
  tooLong,
} from './named.ts';

const LENGTH_CAPS = { name: 500, note: 2000 } as const;
const PREDECESSORS_CAP = 8;

/** The input with nothing left out. */
interface WantedSystem {
  readonly id: string | null;
  readonly name: string;
  readonly kind: InformationSystemKind;
  readonly scope: InformationSystemScope;
  readonly ownerId: string | null;
  readonly ownerFrom: string | null;
  readonly ownerClassId: string | null;
  readonly instanceOfId: string | null;
  readonly predecessorIds: readonly string[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly note: string | null;
}

/**
 * Record an information system, or all that is right of a known one. For operators.
 *
 * Refused with all of these that apply: TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE, LIST_TOO_LONG, DATES_REVERSED,
 * SYSTEM_FIELD_REQUIRED, SYSTEM_FIELD_NOT_APPLICABLE, OWNER_DAY_WITHOUT_OWNER; else with all of SYSTEM_NOT_FOUND,
 * AGENCY_NOT_FOUND, AGENCY_CLASS_NOT_FOUND; else with all of OWNER_NOT_IN_FORCE, SYSTEM_NOT_A_CLASS, SYSTEM_HAS_INSTANCES,
 * SYSTEM_PRECEDES_ITSELF and SYSTEM_EXISTS. A refusal writes its receipt and nothing else. Errors: UNAUTHENTICATED,
 * FORBIDDEN, ID_MALFORMED.
 */
export async function recordInformationSystem(context: Context, input: RecordInformationSystemInput): Promise<Outcome> {
  requireOperator(context.viewer, 'register:write');
  const { today } = context.present.readAt;
  const wanted = wantedIn(input);
  const { idempotencyKey } = input;
  return context.carryOut({ name: 'recordInformationSystem', idempotencyKey, input: wanted }, async (em) => {
    const malformed = malformedIn(wanted);
    if (malformed.length > 0) return refused(malformed);

    // What precedes what, and what is of which class, holds over several systems.
    await lock(em, 'systems');
    const missing = await missingIn(em, wanted);
    if (missing.length > 0) return refused(missing);
    const owners = wanted.id === null ? [] : await ownersOf(em, wanted.id);
    const found = [
      ...(await ownerProblems(em, wanted, owners, today)),
      ...(await classProblems(em, wanted)),
      ...(await orderProblems(em, wanted)),
      ...(await nameProblems(em, wanted, today)),
    ];
    if (found.length > 0) return refused(found);

    const { id: knownId, ownerId, ownerFrom, ...said } = wanted;
    const id = knownId ?? randomUUID();
    await recordSystems(em, [
      {
        ...{ id, key: null, ...said, isVerified: true },
        name: kept(said.name),
        note: keptOrNull(said.note),
        owners: ownersWith(owners, { ownerId, from: ownerFrom, today }),
      },
    ]);
    return { made: { informationSystem: id }, problems: [] };
  });
}

function wantedIn(input: RecordInformationSystemInput): WantedSystem {
  const idOf = (field: 'informationSystemId' | 'ownerId' | 'ownerClassId' | 'instanceOfId') => {
    const id = input[field] ?? null;
    return id === null ? null : requireId(id, `input.${field}`);
  };
  const predecessorIds = input.predecessorIds ?? [];
  for (const [index, id] of predecessorIds.entries()) requireId(id, `input.predecessorIds.${index}`);
  return {
    id: idOf('informationSystemId'),
    ...{ name: input.name, kind: input.kind, scope: input.scope },
    ...{ ownerId: idOf('ownerId'), ownerFrom: input.ownerFrom ?? null, ownerClassId: idOf('ownerClassId') },
    instanceOfId: idOf('instanceOfId'),
    predecessorIds: [...new Set(predecessorIds)],
    ...{ validFrom: input.validFrom ?? null, validTo: input.validTo ?? null, note: input.note ?? null },
  };
}

const FIELDS = { owner: 'ownerId', ownerClass: 'ownerClassId', instanceOf: 'instanceOfId' } as const;

/** What can be said of the input by itself. */
function malformedIn(wanted: WantedSystem): Problem[] {
  const { scope, ownerId, ownerFrom, ownerClassId, instanceOfId, validFrom, validTo } = wanted;
  const given = { owner: ownerId !== null, ownerClass: ownerClassId !== null, instanceOf: instanceOfId !== null };
  const faults = scopeFaults(scope, given).map(({ field, fault }) => {
    const problem = fault === 'MISSING' ? 'SYSTEM_FIELD_REQUIRED' : 'SYSTEM_FIELD_NOT_APPLICABLE';
    return systemProblems[problem]([FIELDS[field]], FIELDS[field], scope);
  });
  const isReversed = validFrom !== null && validTo !== null && validTo < validFrom;
  return [
    ...problemsOfText('name', wanted.name, LENGTH_CAPS.name),
    ...problemsOfOptionalText('note', wanted.note, LENGTH_CAPS.note),
    ...tooLong('predecessorIds', wanted.predecessorIds, PREDECESSORS_CAP),
    ...(isReversed ? [problems.DATES_REVERSED(['validTo'], validFrom, validTo)] : []),
    ...faults,
    ...(ownerFrom !== null && ownerId === null
      ? [systemProblems.OWNER_DAY_WITHOUT_OWNER(['ownerFrom'], ownerFrom)]
      : []),
  ];
}

async function missingIn(em: EntityManager, wanted: WantedSystem): Promise<Problem[]> {
  return [
    ...(await missingSystems(em, [
      ...namedAt('informationSystemId', wanted.id),
      ...namedAt('instanceOfId', wanted.instanceOfId),
      ...namedIn('predecessorIds', wanted.predecessorIds),
    ])),
    ...(await missingAgencies(em, namedAt('ownerId', wanted.ownerId))),
    ...(await missingClasses(em, namedAt('ownerClassId', wanted.ownerClassId))),
  ];
}

async function ownersOf(em: EntityManager, systemId: string): Promise<Owner[]> {
  const rows = await em.find(SystemOwner, { systemId, closedSeq: null }, { disableIdentityMap: true });
  return rows.map(({ agencyId, validFrom = null, validTo = null, isVerified }) => ({
    ...{ agencyId, validFrom, validTo, isVerified },
  }));
}

/** A new owner has to exist when it becomes one: on its first day, or as long as the system is there. */
async function ownerProblems(
  em: EntityManager,
  { ownerId, ownerFrom, validTo }: WantedSystem,
  known: readonly Owner[],
  today: string,
): Promise<Problem[]> {
  if (ownerId === null || (ownerFrom === null && known.some(({ agencyId }) => agencyId === ownerId))) return [];
  const day = ownerFrom ?? (validTo !== null && validTo < today ? validTo : today);
  const where = { agencyId: ownerId, closedSeq: null };
  const owner = await em.findOneOrFail(AgencyFact, where, { disableIdentityMap: true });
  const days = { validFrom: owner.validFrom ?? null, validTo: owner.validTo ?? null };
  return inForceOn(days, day) ? [] : [systemProblems.OWNER_NOT_IN_FORCE(['ownerId'], owner.name, day)];
}

async function classProblems(em: EntityManager, { id, scope, instanceOfId }: WantedSystem): Promise<Problem[]> {
  const found: Problem[] = [];
  if (instanceOfId !== null) {
    const of = (await openSystems(em, [instanceOfId])).get(instanceOfId)!;
    const isClass = of.scope === 'CLASS' && instanceOfId !== id;
    if (!isClass) found.push(systemProblems.SYSTEM_NOT_A_CLASS(['instanceOfId'], of.name));
  }
  if (id !== null && scope !== 'CLASS') {
    const instances = await em.count(SystemFact, { instanceOfId: id, closedSeq: null });
    if (instances > 0) found.push(systemProblems.SYSTEM_HAS_INSTANCES(['scope'], String(instances)));
  }
  return found;
}

/** Which of the predecessors come after the system itself, at any distance. */
async function orderProblems(em: EntityManager, { id, predecessorIds }: WantedSystem): Promise<Problem[]> {
  if (id === null || predecessorIds.length === 0) return [];
  const rows = (await em.execute(
    `with recursive before (predecessor, id) as (
       select p::uuid, p::uuid from jsonb_array_elements_text(?::jsonb) p
       union
       select b.predecessor, e.predecessor_id from before b
       join system_predecessor e on e.system_id = b.id and e.closed_seq is null
     ) select predecessor from before where id = ?::uuid`,
    [JSON.stringify(predecessorIds), id],
  )) as unknown as { predecessor: string }[];
  const after = new Set(rows.map(({ predecessor }) => predecessor));
  return namedIn('predecessorIds', predecessorIds)
    .filter(({ id: each }) => after.has(each))
    .map(({ path, id: each }) => systemProblems.SYSTEM_PRECEDES_ITSELF(path, each));
}

/** Documents use the same words for systems of several agencies: name and owner make one the same as another. */
async function nameProblems(em: EntityManager, wanted: WantedSystem, today: string): Promise<Problem[]> {
  const { id, scope, ownerId, ownerClassId } = wanted;
  const name = kept(wanted.name);
  const where = { nameFolded: fold(name), scope, ownerClassId, closedSeq: null };
  const orderBy = { systemId: 'asc' } as const;
  const alike = await em.find(SystemFact, where, { orderBy, disableIdentityMap: true });
  for (const other of alike) {
    if (other.systemId === id || !sameText(other.name, name)) continue;
    const owners = (await ownersOf(em, other.systemId)).filter((owner) => inForceOn(owner, today));
    const isSame = ownerId === null ? owners.length === 0 : owners.some(({ agencyId }) => agencyId === ownerId);
    if (isSame) return [systemProblems.SYSTEM_EXISTS(['name'], other.systemId)];
  }
  return [];
}
