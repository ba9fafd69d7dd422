import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { inForceOn } from '../../../domain/agency-tree.ts';
import { normaliseUnicode } from '../../../domain/vietnamese.ts';
import { type FactTable, recordSubjects } from '../../../platform/history/record.ts';
import { requireId } from '../../../platform/page.ts';
import { problemsOfText } from '../../../platform/problems/text.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import type { Context } from '../context.ts';
import { AgencyFact, GrantFact } from '../entities.ts';
import type { AgencyKind, EndGrantInput, GiveGrantInput } from '../generated/types.ts';
import { problems } from '../problems.ts';
import {
  canBeOverseen,
  type Ending,
  endingOf,
  type GrantTerms,
  isForAnAgency,
  isGrantable,
  isSubject,
  mayGive,
  sharesADay,
} from '../rules/grants.ts';
import { requireScopes } from './authority.ts';
import { REASON_LENGTH, refused, shown } from './refusal.ts';
import { lock } from './transaction.ts';

const GRANT_TABLES = { grant: { entity: GrantFact, subject: 'grantId' } } as const satisfies Record<string, FactTable>;

interface GrantRecord extends GrantTerms {
  readonly id: string;
}

/** Its event says that there is a change and to which grant, never whom it is about. */
async function recordGrant(em: EntityManager, { id, ...values }: GrantRecord): Promise<void> {
  await recordSubjects(em, 'agencies', GRANT_TABLES, [
    { subject: id, kind: 'GRANT_RECORDED', payload: { id }, facts: { grant: [values] } },
  ]);
}

/**
 * Give somebody a role from a day on: operators any, stewards make officers and stewards within their reach.
 *
 * Refused with all of these that apply: SUBJECT_MALFORMED, ROLE_NOT_GRANTABLE, AGENCY_REQUIRED, AGENCY_NOT_APPLICABLE,
 * DATES_REVERSED, TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE; else with GRANT_TO_ONESELF or NOT_YOURS; else with
 * AGENCY_NOT_FOUND, AGENCY_NOT_IN_FORCE, AGENCY_NOT_OVERSEEABLE or GRANT_EXISTS, which only who may give the grant is told.
 * A refusal writes its receipt and nothing else. Errors: UNAUTHENTICATED, FORBIDDEN, ID_MALFORMED.
 */
export async function giveGrant(context: Context, input: GiveGrantInput): Promise<Outcome> {
  const { viewer } = context;
  const { loaders, readAt } = context.present;
  requireScopes(viewer, 'grants:write', 'grants:read');
  if (input.agencyId != null) requireId(input.agencyId, 'input.agencyId');

  const reach = await loaders.stewardReach();
  const grant: GrantRecord = {
    id: randomUUID(),
    subject: input.subject,
    role: input.role,
    agencyId: input.agencyId ?? null,
    validFrom: input.validFrom ?? readAt.today,
    validTo: input.validTo ?? null,
    basis: normaliseUnicode(input.basis).trim(),
    givenBy: viewer.subject,
    endedBecause: null,
  };
  const sent = [grant.subject, grant.role, grant.agencyId, input.validFrom ?? null, grant.validTo, input.basis];
  const command = { name: 'giveGrant', idempotencyKey: input.idempotencyKey, input: sent };
  return context.carryOut(command, async (em) => {
    const malformed = malformedIn(grant);
    if (malformed.length > 0) return refused(malformed);
    if (grant.subject === viewer.subject) return refused([problems.GRANT_TO_ONESELF(['subject'])]);
    if (!mayGive(viewer, reach, grant)) {
      return refused([problems.NOT_YOURS([grant.agencyId === null ? 'role' : 'agencyId'])]);
    }

    await lockGrantsOf(em, grant.subject);
    const found = [...(await agencyProblems(em, grant, readAt.today)), ...(await existing(em, grant))];
    if (found.length > 0) return refused(found);
    await recordGrant(em, grant);
    return { made: { grant: grant.id }, problems: [] };
  });
}

/** What can be said of a grant by itself. */
function malformedIn({ subject, role, agencyId, validFrom, validTo, basis }: GrantRecord): Problem[] {
  const found: Problem[] = [];
  if (!isSubject(subject)) found.push(problems.SUBJECT_MALFORMED(['subject'], shown(subject)));
  if (!isGrantable(role)) found.push(problems.ROLE_NOT_GRANTABLE(['role'], role));
  else if (isForAnAgency(role) && agencyId === null) found.push(problems.AGENCY_REQUIRED(['agencyId'], role));
  else if (!isForAnAgency(role) && agencyId !== null) found.push(problems.AGENCY_NOT_APPLICABLE(['agencyId'], role));
  if (validTo !== null && validTo < validFrom) found.push(problems.DATES_REVERSED(['validTo'], validFrom, validTo));
  return [...found, ...problemsOfText('basis', basis, REASON_LENGTH)];
}

/** Two that give one subject a role at the same time, or end it: the second has to see what the first did. */
async function lockGrantsOf(em: EntityManager, subject: string): Promise<void> {
  await lock(em, `grants of ${subject}`);
}

async function agencyProblems(em: EntityManager, grant: GrantRecord, today: string): Promise<Problem[]> {
  const { role, agencyId, validFrom } = grant;
  if (agencyId === null) return [];
  const path = ['agencyId'];
  const agency = await em.findOne(AgencyFact, { agencyId, closedSeq: null }, { disableIdentityMap: true });
  if (!agency) return [problems.AGENCY_NOT_FOUND(path, agencyId)];

  const { name, kind } = agency;
  const days = { validFrom: agency.validFrom ?? null, validTo: agency.validTo ?? null };
  // On its first day, and on the first that is still to come: one that can hold on no day any more is a mistake.
  const missed = [validFrom, today].find((day) => day >= validFrom && !inForceOn(days, day));
  const found = missed === undefined ? [] : [problems.AGENCY_NOT_IN_FORCE(path, name, missed)];
  if (role === 'MONITOR' && !canBeOverseen(kind as AgencyKind)) found.push(problems.AGENCY_NOT_OVERSEEABLE(path, name));
  return found;
}

async function existing(em: EntityManager, grant: GrantRecord): Promise<Problem[]> {
  const { subject, role, agencyId } = grant;
  const held = await em.find(
    GrantFact,
    { subject, role, agencyId, closedSeq: null },
    { orderBy: { validFrom: 'asc', grantId: 'asc' }, disableIdentityMap: true },
  );
  const other = held.find((each) => sharesADay([{ ...each, validTo: each.validTo ?? null }], grant));
  return other ? [problems.GRANT_EXISTS([], other.grantId)] : [];
}

const REFUSED_ENDING = {
  IS_OVER: (day: string) => problems.GRANT_ENDED(['grantId'], day),
  ENDS_SOONER: (day: string) => problems.GRANT_ENDS_SOONER(['validTo'], day),
  IS_PAST: (day: string) => problems.END_IN_PAST(['validTo'], day),
} as const satisfies Record<Extract<Ending, { refused: string }>['refused'], unknown>;

/**
 * End a grant, or let it end sooner; see `endingOf`. Whoever may give it may, but for one's own.
 *
 * Refused with TEXT_BLANK, TEXT_TOO_LONG or TEXT_UNREADABLE; with GRANT_NOT_FOUND also where there is one that the viewer may not
 * see; then with GRANT_OF_ONESELF or NOT_YOURS; then with GRANT_ENDED, GRANT_ENDS_SOONER or END_IN_PAST. Errors:
 * UNAUTHENTICATED, FORBIDDEN, ID_MALFORMED.
 */
export async function endGrant(context: Context, input: EndGrantInput): Promise<Outcome> {
  const { viewer } = context;
  const { loaders, readAt } = context.present;
  requireScopes(viewer, 'grants:write', 'grants:read');
  const { idempotencyKey, grantId, validTo = null, reason } = input;
  const seen = await loaders.grantById.load(requireId(grantId, 'input.grantId'));
  const reach = await loaders.stewardReach();

  const command = { name: 'endGrant', idempotencyKey, input: [grantId, validTo, reason] };
  return context.carryOut(command, async (em) => {
    const malformed = problemsOfText('reason', reason, REASON_LENGTH);
    if (malformed.length > 0) return refused(malformed);
    if (!seen) return refused([problems.GRANT_NOT_FOUND(['grantId'], grantId)]);
    if (seen.subject === viewer.subject) return refused([problems.GRANT_OF_ONESELF(['grantId'])]);
    if (!mayGive(viewer, reach, seen)) return refused([problems.NOT_YOURS(['grantId'])]);

    await lockGrantsOf(em, seen.subject);
    const grant = await em.findOneOrFail(GrantFact, { grantId, closedSeq: null }, { disableIdentityMap: true });
    const held = { ...seen, validFrom: grant.validFrom, validTo: grant.validTo ?? null };
    const ending = endingOf(held, validTo, readAt.today);
    if ('refused' in ending) return refused([REFUSED_ENDING[ending.refused](ending.day)]);
    const { recordedAt: _, ...record } = held;
    await recordGrant(em, { ...record, validTo: ending.validTo, endedBecause: normaliseUnicode(reason).trim() });
    return { made: { grant: grantId }, problems: [] };
  });
}
