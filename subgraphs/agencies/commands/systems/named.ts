import type { EntityManager } from '@mikro-orm/postgresql';
import { normaliseUnicode } from '../../../../domain/vietnamese.ts';
import { problemsOfText } from '../../../../platform/problems/text.ts';
import type { Problem } from '../../../../platform/problems.ts';
import { AgencyClassFact } from '../../entities/classes.ts';
import { SystemFact } from '../../entities/systems.ts';
import { AgencyFact } from '../../entities.ts';
import { systemProblems } from '../../problems/systems.ts';
import { problems } from '../../problems.ts';

/** An id of an input and where it stands there. */
export interface Named {
  readonly path: readonly string[];
  readonly id: string;
}

/** The ids of a list in an input with their places. */
export function namedIn(field: string, ids: readonly string[]): Named[] {
  return ids.map((id, index) => ({ path: [field, String(index)], id }));
}

/** The one id of a field; nothing when it was left out. */
export function namedAt(field: string, id: string | null): Named[] {
  return id === null ? [] : [{ path: [field], id }];
}

/** The systems of these ids that are recorded. */
export async function openSystems(em: EntityManager, ids: readonly string[]): Promise<Map<string, SystemFact>> {
  const where = { systemId: { $in: [...ids] }, closedSeq: null };
  const rows = await em.find(SystemFact, where, { disableIdentityMap: true });
  return new Map(rows.map((row) => [row.systemId, row]));
}

/** SYSTEM_NOT_FOUND for each that is not recorded. */
export async function missingSystems(em: EntityManager, named: readonly Named[]): Promise<Problem[]> {
  const known = await openSystems(
    em,
    named.map(({ id }) => id),
  );
  return named.filter(({ id }) => !known.has(id)).map(({ path, id }) => systemProblems.SYSTEM_NOT_FOUND(path, id));
}

/** AGENCY_NOT_FOUND for each that the register does not have. */
export async function missingAgencies(em: EntityManager, named: readonly Named[]): Promise<Problem[]> {
  const where = { agencyId: { $in: named.map(({ id }) => id) }, closedSeq: null };
  const rows = await em.find(AgencyFact, where, { disableIdentityMap: true });
  const known = new Set(rows.map(({ agencyId }) => agencyId));
  return named.filter(({ id }) => !known.has(id)).map(({ path, id }) => problems.AGENCY_NOT_FOUND(path, id));
}

/** AGENCY_CLASS_NOT_FOUND for each that the register does not have. */
export async function missingClasses(em: EntityManager, named: readonly Named[]): Promise<Problem[]> {
  const where = { classId: { $in: named.map(({ id }) => id) }, closedSeq: null };
  const rows = await em.find(AgencyClassFact, where, { disableIdentityMap: true });
  const known = new Set(rows.map(({ classId }) => classId));
  return named.filter(({ id }) => !known.has(id)).map(({ path, id }) => problems.AGENCY_CLASS_NOT_FOUND(path, id));
}

/** LIST_TOO_LONG for a list of more entries than a command takes. */
export function tooLong(field: string, entries: readonly unknown[], most: number): Problem[] {
  return entries.length > most
    ? [systemProblems.LIST_TOO_LONG([field], field, String(most), String(entries.length))]
    : [];
}

/** What is wrong with a text that may be left out. */
export function problemsOfOptionalText(field: string, text: string | null, most: number): Problem[] {
  return text === null ? [] : problemsOfText(field, text, most);
}

/** A text as it is kept. */
export function kept(text: string): string {
  return normaliseUnicode(text).trim();
}

/** A text that may be left out, as it is kept. */
export function keptOrNull(text: string | null): string | null {
  return text === null ? null : kept(text);
}
