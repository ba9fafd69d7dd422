import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { fold, normaliseUnicode, sameText } from '../../../domain/vietnamese.ts';
import { requireId } from '../../../platform/page.ts';
import { problemsOfText } from '../../../platform/problems/text.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import { recordAgencyClasses } from '../commands.ts';
import type { Context } from '../context.ts';
import { AgencyClassFact } from '../entities/classes.ts';
import { AgencyFact } from '../entities.ts';
import type { RecordAgencyClassInput } from '../generated/types.ts';
import { problems } from '../problems.ts';
import { holderOf, inAndOutOfRegister } from '../rules/classes.ts';
import { requireOperator } from './authority.ts';
import { refused } from './refusal.ts';
import { lock } from './transaction.ts';

const LENGTH_CAPS = { name: 300, rule: 1000 } as const;

/**
 * Record a class of agencies, or what is right of a known one. For operators. A correction states all that the schema shows
 * of the class; members by name and what it is made of, which no command says, stay as they are. From then on the reference
 * data leaves the class alone.
 *
 * Refused with all of these that apply: TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE, CLASS_KINDS_MISSING; else with all of
 * AGENCY_CLASS_NOT_FOUND, AGENCY_NOT_FOUND, and AGENCY_CLASS_EXISTS when another class has this name in this place: a wording
 * would mean either. A refusal writes its receipt and nothing else. Errors: UNAUTHENTICATED, FORBIDDEN, ID_MALFORMED.
 */
export async function recordAgencyClass(context: Context, input: RecordAgencyClassInput): Promise<Outcome> {
  requireOperator(context.viewer, 'register:write');
  const { agencyClassId = null, withinId = null, validTo = null, rule = null } = input;
  const { withDescendants = false, membership = 'ALL' } = input;
  if (agencyClassId !== null) requireId(agencyClassId, 'input.agencyClassId');
  if (withinId !== null) requireId(withinId, 'input.withinId');

  const memberKinds = [...new Set(input.memberKinds)].sort();
  const parentKinds = [...new Set(input.parentKinds ?? [])].sort();
  const sent = [
    agencyClassId,
    input.name,
    memberKinds,
    withinId,
    parentKinds,
    withDescendants,
    membership,
    rule,
    validTo,
  ];
  const command = { name: 'recordAgencyClass', idempotencyKey: input.idempotencyKey, input: sent };
  return context.carryOut(command, async (em) => {
    const malformed = [
      ...problemsOfText('name', input.name, LENGTH_CAPS.name),
      ...(rule === null ? [] : problemsOfText('rule', rule, LENGTH_CAPS.rule)),
      ...(memberKinds.length === 0 ? [problems.CLASS_KINDS_MISSING(['memberKinds'])] : []),
    ];
    if (malformed.length > 0) return refused(malformed);

    const name = normaliseUnicode(input.name).trim();
    await lock(em, `class named ${fold(name)}`);
    if (agencyClassId !== null) await lock(em, `class ${agencyClassId}`);
    const known = agencyClassId === null ? null : await openClass(em, agencyClassId);
    const found = [
      ...(agencyClassId !== null && known === null
        ? [problems.AGENCY_CLASS_NOT_FOUND(['agencyClassId'], agencyClassId)]
        : []),
      ...(await placeProblems(em, withinId)),
      ...(known && known.name === name && (known.withinId ?? null) === withinId
        ? []
        : await nameProblems(em, { name, withinId, agencyClassId })),
    ];
    if (found.length > 0) return refused(found);

    const id = agencyClassId ?? randomUUID();
    await recordAgencyClasses(em, [
      {
        ...{ id, name, withinId, parentKinds, withDescendants, membership, validTo },
        ...inAndOutOfRegister(memberKinds),
        key: null,
        memberIds: known?.memberIds ?? [],
        provinceIds: known?.provinceIds ?? [],
        holder: known?.name === name ? known.holder : holderOf(name),
        rule: rule === null ? null : normaliseUnicode(rule).trim(),
        covers: known?.covers ?? [],
      },
    ]);
    return { made: { agencyClass: id }, problems: [] };
  });
}

function openClass(em: EntityManager, classId: string): Promise<AgencyClassFact | null> {
  return em.findOne(AgencyClassFact, { classId, closedSeq: null }, { disableIdentityMap: true });
}

async function placeProblems(em: EntityManager, withinId: string | null): Promise<Problem[]> {
  if (withinId === null) return [];
  const place = await em.findOne(AgencyFact, { agencyId: withinId, closedSeq: null }, { disableIdentityMap: true });
  return place ? [] : [problems.AGENCY_NOT_FOUND(['withinId'], withinId)];
}

async function nameProblems(
  em: EntityManager,
  wanted: { readonly name: string; readonly withinId: string | null; readonly agencyClassId: string | null },
): Promise<Problem[]> {
  const { name, withinId, agencyClassId } = wanted;
  const alike = await em.find(
    AgencyClassFact,
    { nameFolded: fold(name), withinId, closedSeq: null },
    { orderBy: { classId: 'asc' }, disableIdentityMap: true },
  );
  const other = alike.find((one) => one.classId !== agencyClassId && sameText(one.name, name));
  return other ? [problems.AGENCY_CLASS_EXISTS(['name'], other.classId)] : [];
}
