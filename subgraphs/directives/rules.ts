import { inForceOn, type ValidDays } from '../../domain/agency-tree.ts';
import { parseDocumentNumber } from '../../domain/document-number.ts';
import { normaliseUnicode } from '../../domain/vietnamese.ts';
import type { Viewer } from '../../platform/viewer.ts';

/**
 * A symbol as it is compared: case, blanks and zeros before the number do not count ("Số: 2/nq-cp" is "02/NQ-CP"), for
 * many leave out the zero that Phụ lục I of Nghị định 30/2020/NĐ-CP asks for. Not an identity: see `Directive`.
 */
export function symbolKey(symbol: string): string {
  const canonical = parseDocumentNumber(symbol)?.symbol ?? withoutBlanks(symbol);
  return withoutZeros(canonical).toUpperCase();
}

/** A number alone as it is compared, by the same rules: "02" is "2", "12A" is "12a". */
export function numberKey(number: string): string {
  return withoutZeros(withoutBlanks(number)).toUpperCase();
}

function withoutBlanks(text: string): string {
  return normaliseUnicode(text).replace(/[\s\p{Cc}]+/gu, '');
}

function withoutZeros(text: string): string {
  return text.replace(/^0+(?=\d)/, '');
}

/** Kinds that Luật Ban hành văn bản quy phạm pháp luật reserves for legal normative documents. */
const NORMATIVE_TYPES: ReadonlySet<string> = new Set([
  'Hiến pháp',
  'Bộ luật',
  'Luật',
  'Pháp lệnh',
  'Lệnh',
  'Nghị định',
  'Thông tư',
  'Thông tư liên tịch',
]);

/**
 * Whether a document is a legal normative one: by its type, or by the year that only such documents bear in their number
 * ("31/2021/QĐ-TTg" is, "240/QĐ-TTg" is not). Matters for "căn cứ": on an individual decision a plan is based because it
 * carries it out; on a law or decree because that gives the power to issue it.
 */
export function isNormative(directive: { readonly type: string; readonly symbol: string | null }): boolean {
  if (NORMATIVE_TYPES.has(directive.type)) return true;
  return directive.symbol !== null && (parseDocumentNumber(directive.symbol)?.year ?? null) !== null;
}

type Acting = Pick<Viewer, 'roles' | 'agencyIds'>;

/** Whether a viewer may record and change what an issuer sets: operators of all, officers of the agencies they act for. */
export function mayRecordFor(viewer: Acting, issuerId: string): boolean {
  return viewer.roles.includes('operator') || actsFor(viewer, issuerId);
}

/** Whether a viewer speaks for an agency: its officers and stewards do. Operators run the hub and speak for none. */
export function actsFor(viewer: Acting, agencyId: string): boolean {
  const isOfficer = viewer.roles.includes('officer') || viewer.roles.includes('steward');
  return isOfficer && viewer.agencyIds.includes(agencyId);
}

/** Whether an agency could issue something on a day; on an unknown day it is not judged. */
export function couldIssueOn(agency: ValidDays, day: string | null): boolean {
  return day === null || inForceOn(agency, day);
}

/** Why a directive has no number or symbol: attachments and what another document issues bear none. */
export function reasonForNoNumber(directive: { readonly kind: string }): 'NOT_APPLICABLE' | 'NOT_REPORTED' {
  return directive.kind === 'DOCUMENT' ? 'NOT_REPORTED' : 'NOT_APPLICABLE';
}

/** Why an assignment has no agency: a class is meant, or the named one is not identified yet. */
export function reasonForNoAgency(assignment: { readonly basis: string }): 'NOT_APPLICABLE' | 'NOT_REPORTED' {
  return assignment.basis === 'NAMED' ? 'NOT_REPORTED' : 'NOT_APPLICABLE';
}

/** Why an assignment has no class: an agency is named, or the class is not in the register yet. */
export function reasonForNoClass(assignment: { readonly basis: string }): 'NOT_APPLICABLE' | 'NOT_REPORTED' {
  return assignment.basis === 'NAMED' ? 'NOT_APPLICABLE' : 'NOT_REPORTED';
}

/** Addressees as they are listed: leads first, then in the order of the text. */
export function leadsFirst<Assignment extends { readonly role: string }>(
  assignments: readonly Assignment[],
): readonly Assignment[] {
  const isLead = ({ role }: Assignment) => role === 'LEAD';
  return [...assignments.filter(isLead), ...assignments.filter((assignment) => !isLead(assignment))];
}
