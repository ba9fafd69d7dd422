import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { parseDocumentNumber } from '../../../domain/document-number.ts';
import { normaliseUnicode } from '../../../domain/vietnamese.ts';
import { requireId } from '../../../platform/page.ts';
import { problemsOfText } from '../../../platform/problems/text.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import { recordDirectives } from '../commands.ts';
import type { Context } from '../context.ts';
import { DirectiveFact, RegisterAgency } from '../entities.ts';
import type { RecordDirectiveInput } from '../generated/types.ts';
import { problems } from '../problems.ts';
import { couldIssueOn, mayRecordFor } from '../rules.ts';
import { requireKnown } from './authority.ts';
import { identityOf, identityProblems, lockIdentity, symbolProblems } from './identity.ts';
import { refused } from './sent.ts';

/** The most citations that one command records. */
const CITATIONS_CAP = 100;
/** The most characters of a field; longer text is a document, not a line of one. */
const LENGTH_CAPS = { type: 100, subject: 2000, clause: 200, asWritten: 2000 } as const;

/**
 * Record a document with what it cites, for operators and for officers of the issuing agency.
 *
 * Refused with NOT_YOURS, or with all of these that apply: AGENCY_NOT_FOUND, AGENCY_NOT_IN_FORCE, SYMBOL_UNREADABLE,
 * ISSUED_IN_FUTURE, TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE, CITATIONS_TOO_MANY, CITED_DIRECTIVE_NOT_FOUND, and with
 * DIRECTIVE_EXISTS when issuer, type, symbol and day are those of a known document (not when symbol or day is blank: many
 * papers without a number may have one day). A refusal writes its receipt and nothing else. The public, who could have no
 * receipt, is refused with the error UNAUTHENTICATED; an id that is none with ID_MALFORMED.
 */
export async function recordDirective(context: Context, input: RecordDirectiveInput): Promise<Outcome> {
  const { viewer } = context;
  requireKnown(viewer);
  requireId(input.issuerId, 'input.issuerId');
  for (const [index, { toId }] of citationsOf(input).entries()) {
    if (toId != null) requireId(toId, `input.citations.${index}.toId`);
  }

  const { today } = context.present.readAt;
  const command = { name: 'recordDirective', idempotencyKey: input.idempotencyKey, input: inputAsSent(input) };
  return context.carryOut(command, async (em) => {
    if (!mayRecordFor(viewer, input.issuerId)) return refused([problems.NOT_YOURS(['issuerId'])]);
    const malformed = malformedTexts(input);
    if (malformed.length > 0) return refused(malformed);

    const identity = identityOf(input);
    await lockIdentity(em, identity);
    const found = [
      ...(await issuerProblems(em, input)),
      ...dayProblems(input, today),
      ...(await citationProblems(em, input)),
      ...(await identityProblems(em, identity, null)),
    ];
    if (found.length > 0) return refused(found);

    const id = randomUUID();
    await appendDirective(em, id, input);
    return { made: { directive: id }, problems: [] };
  });
}

/** The same input is the same text, whatever the order in which its fields came and whether blank ones were left out. */
function inputAsSent(input: RecordDirectiveInput): unknown[] {
  return [
    ...[input.type, input.symbol ?? null, input.issuerId, input.issuedOn ?? null, input.subject],
    citationsOf(input).map(({ toId, relation, clause, asWritten }) => [toId ?? null, relation, clause, asWritten]),
  ];
}

function citationsOf(input: RecordDirectiveInput) {
  return input.citations ?? [];
}

/** What can be said of the input by itself; beyond this point every text can be kept and is of bounded length. */
function malformedTexts(input: RecordDirectiveInput): Problem[] {
  const citations = citationsOf(input);
  if (citations.length > CITATIONS_CAP) {
    return [problems.CITATIONS_TOO_MANY(['citations'], String(CITATIONS_CAP), String(citations.length))];
  }
  const found = [...textProblem('type', input.type), ...textProblem('subject', input.subject)];
  if (input.symbol != null) found.push(...symbolProblems(input.symbol));
  for (const [index, citation] of citations.entries()) {
    const at = ['citations', String(index)];
    found.push(...textProblem('clause', citation.clause, at), ...textProblem('asWritten', citation.asWritten, at));
  }
  return found;
}

function textProblem(field: keyof typeof LENGTH_CAPS, text: string, at: readonly string[] = []): Problem[] {
  return problemsOfText(field, text, LENGTH_CAPS[field], at);
}

async function issuerProblems(em: EntityManager, input: RecordDirectiveInput): Promise<Problem[]> {
  const issuer = await em.findOne(
    RegisterAgency,
    { agencyId: input.issuerId, closedSeq: null },
    { disableIdentityMap: true },
  );
  if (!issuer) return [problems.AGENCY_NOT_FOUND(['issuerId'], input.issuerId)];
  const { name, validFrom = null, validTo = null } = issuer;
  return couldIssueOn({ validFrom, validTo }, input.issuedOn ?? null)
    ? []
    : [problems.AGENCY_NOT_IN_FORCE(['issuerId'], name, input.issuedOn!)];
}

function dayProblems({ issuedOn }: RecordDirectiveInput, today: string): Problem[] {
  return issuedOn != null && issuedOn > today ? [problems.ISSUED_IN_FUTURE(['issuedOn'], issuedOn, today)] : [];
}

async function citationProblems(em: EntityManager, input: RecordDirectiveInput): Promise<Problem[]> {
  const cited = citationsOf(input).map(({ toId }) => toId ?? null);
  const ids = [...new Set(cited.filter((id) => id !== null))];
  const known = await em.find(
    DirectiveFact,
    { directiveId: { $in: ids }, closedSeq: null },
    { disableIdentityMap: true },
  );
  const knownIds = new Set(known.map(({ directiveId }) => directiveId));
  return cited.flatMap((id, index) =>
    id === null || knownIds.has(id)
      ? []
      : [problems.CITED_DIRECTIVE_NOT_FOUND(['citations', String(index), 'toId'], id)],
  );
}

async function appendDirective(em: EntityManager, id: string, input: RecordDirectiveInput): Promise<void> {
  const parsed = input.symbol == null ? null : parseDocumentNumber(input.symbol);
  await recordDirectives(em, [
    {
      id,
      key: null,
      kind: 'DOCUMENT',
      type: normaliseUnicode(input.type).trim(),
      typeCode: parsed?.typeCode ?? null,
      number: parsed?.number ?? null,
      symbol: parsed?.symbol ?? null,
      issuerId: input.issuerId,
      issuerAsWritten: null,
      issuedOn: input.issuedOn ?? null,
      subject: normaliseUnicode(input.subject).trim(),
      attachedToId: null,
      ownCopy: null,
      evidence: [],
      citations: citationsOf(input).map((citation) => ({
        id: randomUUID(),
        toId: citation.toId ?? null,
        relation: citation.relation,
        clause: normaliseUnicode(citation.clause).trim(),
        provision: null,
        asWritten: normaliseUnicode(citation.asWritten),
        resolvedBy: null,
        planned: false,
      })),
      countStatements: [],
    },
  ]);
}
