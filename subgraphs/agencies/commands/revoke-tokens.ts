import { randomUUID } from 'node:crypto';
import { normaliseUnicode } from '../../../domain/vietnamese.ts';
import { type FactTable, recordSubjects } from '../../../platform/history/record.ts';
import { problemsOfText } from '../../../platform/problems/text.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import type { Context } from '../context.ts';
import { RevocationFact } from '../entities.ts';
import type { RevokeTokensInput } from '../generated/types.ts';
import { problems } from '../problems.ts';
import { isSubject } from '../rules/grants.ts';
import { requireOperator } from './authority.ts';
import { REASON_LENGTH, refused, shown } from './refusal.ts';
import { presentInstant } from './transaction.ts';

const TOKEN_ID_LENGTH = 200;

const REVOCATION_TABLES = {
  revocation: { entity: RevocationFact, subject: 'revocationId' },
} as const satisfies Record<string, FactTable>;

/**
 * Call back access tokens of a subject: one by its id, or all that were issued up to now by the database's clock. For
 * operators.
 *
 * Refused with all of these that apply: SUBJECT_MALFORMED, TOKENS_OF_MACHINE, TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE.
 * Errors: UNAUTHENTICATED, FORBIDDEN.
 */
export async function revokeTokens(context: Context, input: RevokeTokensInput): Promise<Outcome> {
  const { viewer } = context;
  requireOperator(viewer, 'keys:write', 'keys:read');

  const { idempotencyKey, subject, tokenId = null, reason } = input;
  const command = { name: 'revokeTokens', idempotencyKey, input: [subject, tokenId, reason] };
  return context.carryOut(command, async (em) => {
    const found = [
      ...subjectProblems(subject),
      ...(tokenId === null ? [] : problemsOfText('tokenId', tokenId, TOKEN_ID_LENGTH)),
      ...problemsOfText('reason', reason, REASON_LENGTH),
    ];
    if (found.length > 0) return refused(found);

    const id = randomUUID();
    const values = {
      ...{ subject, tokenId, reason: normaliseUnicode(reason).trim(), revokedBy: viewer.subject },
      revokedTo: tokenId === null ? await presentInstant(em) : null,
    };
    await recordSubjects(em, 'agencies', REVOCATION_TABLES, [
      { subject: id, kind: 'TOKENS_REVOKED', payload: { id }, facts: { revocation: [values] } },
    ]);
    return { made: { revocation: id }, problems: [] };
  });
}

function subjectProblems(subject: string): Problem[] {
  if (!isSubject(subject)) return [problems.SUBJECT_MALFORMED(['subject'], shown(subject))];
  return subject.startsWith('machine:') ? [problems.TOKENS_OF_MACHINE(['subject'])] : [];
}
