import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Problem } from '../../../platform/problems.ts';
import type { TaskRecord } from '../commands.ts';
import type { AddresseeInput } from '../generated/types.ts';
import { taskProblems } from '../problems/tasks.ts';
import { unknownAgencies, unknownClasses } from './named.ts';
import { kept, malformedTexts } from './sent.ts';

/** What is wrong with an addressee by itself: its texts, ADDRESSEE_AMBIGUOUS, CONDITION_WITHOUT_CLASS. */
export function malformedAddressees(addressee: AddresseeInput, at: readonly string[]): Problem[] {
  const { agencyId, agencyClassId, condition } = addressee;
  const found = malformedTexts(addressee, at);
  if (agencyId != null && agencyClassId != null) found.push(taskProblems.ADDRESSEE_AMBIGUOUS([...at, 'agencyClassId']));
  if (found.length === 0 && condition != null && agencyClassId == null) {
    found.push(taskProblems.CONDITION_WITHOUT_CLASS([...at, 'condition'], condition));
  }
  return found;
}

/** What the register says against addressees: agencies that are not there or not in force on the day of issue, classes not there. */
export async function addresseeProblems(
  em: EntityManager,
  named: readonly { readonly addressee: AddresseeInput; readonly at: readonly string[] }[],
  issuedOn: string | null,
): Promise<Problem[]> {
  return [
    ...(await unknownAgencies(
      em,
      named.map(({ addressee, at }) => ({ id: addressee.agencyId, at: [...at, 'agencyId'], on: issuedOn })),
    )),
    ...(await unknownClasses(
      em,
      named.map(({ addressee, at }) => ({ id: addressee.agencyClassId, at: [...at, 'agencyClassId'] })),
    )),
  ];
}

/** An addressee as it is recorded: of a class with a condition the members bind only once confirmed. */
export function recordedAddressee(
  addressee: AddresseeInput,
  authorisedById: string | null,
): TaskRecord['assignments'][number] {
  const { agencyId, agencyClassId, role } = addressee;
  const condition = kept(addressee.condition);
  const basisOfClass = condition === null ? 'CLASS' : 'CLASS_IF_CONCERNED';
  return {
    ...{ id: randomUUID(), role, condition, authorisedById },
    agencyId: agencyId ?? null,
    agencyAsWritten: kept(addressee.asWritten),
    classId: agencyClassId ?? null,
    basis: agencyClassId == null ? 'NAMED' : basisOfClass,
  };
}
