import type { EntityManager } from '@mikro-orm/postgresql';
import { parseDocumentNumber } from '../../../domain/document-number.ts';
import { normaliseUnicode } from '../../../domain/vietnamese.ts';
import { problemsOfText } from '../../../platform/problems/text.ts';
import type { Problem } from '../../../platform/problems.ts';
import { DirectiveFact } from '../entities.ts';
import { problems } from '../problems.ts';
import { symbolKey } from '../rules.ts';

/** The most characters of a symbol. */
const SYMBOL_CAP = 100;

/** A symbol is given whole or not at all: "/UBND-KSTT" is one whose number is blank. */
export function symbolProblems(symbol: string): Problem[] {
  const found = problemsOfText('symbol', symbol, SYMBOL_CAP);
  if (found.length > 0) return found;
  const parsed = parseDocumentNumber(symbol);
  return parsed === null || parsed.number === null
    ? [problems.SYMBOL_UNREADABLE(['symbol'], JSON.stringify(symbol))]
    : [];
}

/** What a document says of itself, as far as that makes it the same as another. */
export interface SaidOfDirective {
  readonly issuerId: string | null;
  readonly type: string;
  readonly symbol?: string | null | undefined;
  readonly issuedOn?: string | null | undefined;
}

/** What makes a document the same as another; null while issuer, symbol or day is not known, which leaves it open. */
export type DirectiveIdentity = ReturnType<typeof identityOf>;

export function identityOf({ issuerId, type, symbol, issuedOn }: SaidOfDirective) {
  if (issuerId == null || symbol == null || issuedOn == null) return null;
  return { issuerId, type: normaliseUnicode(type).trim(), symbolKey: symbolKey(symbol), issuedOn };
}

/** Two that record one document at the same time, under two keys: the second has to see what the first did. */
export async function lockIdentity(em: EntityManager, identity: DirectiveIdentity): Promise<void> {
  if (identity === null) return;
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?::text, 2))', [
    `directives:${JSON.stringify(identity)}`,
  ]);
}

/** DIRECTIVE_EXISTS when another document than `ownId` is the same. */
export async function identityProblems(
  em: EntityManager,
  identity: DirectiveIdentity,
  ownId: string | null,
): Promise<Problem[]> {
  if (identity === null) return [];
  const same = await em.find(
    DirectiveFact,
    { ...identity, closedSeq: null },
    { orderBy: { directiveId: 'asc' }, disableIdentityMap: true },
  );
  const other = same.find(({ directiveId }) => directiveId !== ownId);
  return other ? [problems.DIRECTIVE_EXISTS([], other.directiveId)] : [];
}
