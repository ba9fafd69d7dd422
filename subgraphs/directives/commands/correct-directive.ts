import type { EntityManager } from '@mikro-orm/postgresql';
import { parseDocumentNumber } from '../../../domain/document-number.ts';
import { lockSubjects } from '../../../platform/feed.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import { type DirectiveRecord, recordDirectives, recordTasks, type TaskRecord } from '../commands.ts';
import type { Context } from '../context.ts';
import { DirectiveFact, TaskFact } from '../entities.ts';
import type { CorrectDirectiveInput } from '../generated/types.ts';
import { problems } from '../problems.ts';
import { mayChange, requireKnown } from './authority.ts';
import { corrected, correctionProblems } from './corrections.ts';
import { readWords, recordedDeadline } from './deadline-words.ts';
import { expandAddressees, holdRegister } from './expansion.ts';
import { identityOf, identityProblems, lockIdentity, symbolProblems } from './identity.ts';
import { inheritorsOf, judgeAnew, lockDeadlines, lockInheritance } from './inheritors.ts';
import { unknownAgencies, unknownDirectives } from './named.ts';
import { asSent, kept, malformedTexts, refused, requireIds } from './sent.ts';
import { storedDirective } from './stored-directive.ts';
import { storedTasks } from './stored-tasks.ts';
import { type ReadDirective, readDirectives } from './work.ts';

/** The most pieces of evidence that are kept of one document. */
const EVIDENCE_CAP = 20;

/**
 * Correct what is recorded of a document, for operators and for officers of the issuer: what is left out stays, null blanks; evidence
 * is added to what there is. Another day of issue dates its tasks anew: words that count from it are read again, and classes
 * are expanded for the new day.
 *
 * Refused with DIRECTIVE_NOT_FOUND, NOT_YOURS, or with all of these that apply: CORRECTION_EMPTY, FIELD_NOT_BLANKABLE, TEXT_BLANK,
 * TEXT_TOO_LONG, TEXT_UNREADABLE, SYMBOL_UNREADABLE, ISSUED_IN_FUTURE, AGENCY_NOT_IN_FORCE when the issuer did not exist on the new
 * day, STATED_IN_ITSELF, EVIDENCE_TOO_MUCH, DIRECTIVE_EXISTS when it would be the same as another.
 */
export async function correctDirective(context: Context, input: CorrectDirectiveInput): Promise<Outcome> {
  const { viewer } = context;
  requireKnown(viewer);
  requireIds(input);

  const { today } = context.present.readAt;
  const sent = asSent(input, { nullBlanks: true });
  const command = { name: 'correctDirective', idempotencyKey: input.idempotencyKey, input: sent };
  return context.carryOut(command, async (em) => {
    const malformed = malformedInput(input);
    if (malformed.length > 0) return refused(malformed);

    const { directiveId } = input;
    await holdRegister(em);
    await lockInheritance(em);
    await lockSubjects(em, 'directives', [directiveId]);
    const directive = (await readDirectives(em, [directiveId])).get(directiveId);
    if (!directive) return refused([problems.DIRECTIVE_NOT_FOUND(['directiveId'], directiveId)]);
    if (!mayChange(viewer, directive)) return refused([problems.NOT_YOURS(['directiveId'])]);

    const record = await storedDirective(em, directive.directive);
    const right = rightRecord(record, input);
    const identity = identityOf(right);
    await lockIdentity(em, identity);
    const found = [
      ...(await dayProblems(em, input, record, today)),
      ...(await evidenceProblems(em, input, right)),
      ...(await identityProblems(em, identity, directiveId)),
    ];
    if (found.length > 0) return refused(found);

    const because = kept(input.reason);
    if (right.issuedOn === record.issuedOn) await recordDirectives(em, [right], because);
    else await dateAnew(em, directive, right, because);
    return { made: { directive: directiveId }, problems: [] };
  });
}

function malformedInput(input: CorrectDirectiveInput): Problem[] {
  const { symbol, evidence, ...rest } = input;
  const isEmpty = {
    ...rest,
    ...(symbol === undefined ? {} : { symbol: null }),
    ...(evidence == null ? {} : { evidence }),
  };
  return [
    ...correctionProblems(isEmpty, ['directiveId'], ['type']),
    ...(symbol == null ? [] : symbolProblems(symbol)),
    ...(evidence == null ? [] : malformedTexts(evidence, ['evidence'])),
  ];
}

function rightRecord(record: DirectiveRecord, input: CorrectDirectiveInput): DirectiveRecord {
  const parsed = input.symbol == null ? null : parseDocumentNumber(input.symbol);
  const named =
    input.symbol === undefined
      ? {}
      : { number: parsed?.number ?? null, symbol: parsed?.symbol ?? null, typeCode: parsed?.typeCode ?? null };
  return {
    ...record,
    ...named,
    type: kept(input.type) ?? record.type,
    issuedOn: corrected(input.issuedOn, record.issuedOn),
    subject: kept(corrected(input.subject, record.subject)),
    evidence: [...record.evidence, ...newEvidence(record, input)],
  };
}

/** What is stated once is kept once. */
function newEvidence(record: DirectiveRecord, { evidence }: CorrectDirectiveInput): DirectiveRecord['evidence'] {
  if (evidence == null) return [];
  const { field, statedInId, confidence } = evidence;
  const stated = { field, statedInId, asWritten: kept(evidence.asWritten), confidence };
  const isKnown = record.evidence.some(
    (known) => known.field === field && known.statedInId === statedInId && known.asWritten === stated.asWritten,
  );
  return isKnown ? [] : [stated];
}

async function dayProblems(
  em: EntityManager,
  { issuedOn }: CorrectDirectiveInput,
  record: DirectiveRecord,
  today: string,
): Promise<Problem[]> {
  if (issuedOn == null) return [];
  if (issuedOn > today) return [problems.ISSUED_IN_FUTURE(['issuedOn'], issuedOn, today)];
  return unknownAgencies(em, [{ id: record.issuerId, at: ['issuedOn'], on: issuedOn }]);
}

async function evidenceProblems(
  em: EntityManager,
  { directiveId, evidence }: CorrectDirectiveInput,
  right: DirectiveRecord,
): Promise<Problem[]> {
  if (evidence == null) return [];
  const at = ['evidence', 'statedInId'];
  if (evidence.statedInId === directiveId) return [problems.STATED_IN_ITSELF(at)];
  const found = await unknownDirectives(em, [{ id: evidence.statedInId, at }]);
  if (right.evidence.length > EVIDENCE_CAP) found.push(problems.EVIDENCE_TOO_MUCH(['evidence'], String(EVIDENCE_CAP)));
  return found;
}

/** Record a document with another day of issue, and what follows for its tasks and for those of undated parts attached to it. */
async function dateAnew(
  em: EntityManager,
  { directive, attachedTo, issuedOn: formerDay }: ReadDirective,
  right: DirectiveRecord,
  because: string,
): Promise<void> {
  const { directiveId } = directive;
  const parts = await em.find(
    DirectiveFact,
    { attachedToId: directiveId, issuedOn: null, closedSeq: null },
    { disableIdentityMap: true },
  );
  const partIds = parts.map((part) => part.directiveId);
  await lockSubjects(em, 'directives', partIds);
  const tasks = await em.find(
    TaskFact,
    { directiveId: { $in: [directiveId, ...partIds] }, closedSeq: null },
    { disableIdentityMap: true },
  );
  const taskIds = tasks.map(({ taskId }) => taskId);
  const reached = [...taskIds, ...(await inheritorsOf(em, taskIds))];
  const former = await lockDeadlines(em, reached);

  await recordDirectives(em, [right], because);
  const day = right.issuedOn ?? attachedTo?.issuedOn ?? null;
  const records = await storedTasks(em, taskIds);
  const redated: TaskRecord[] = [];
  for (const record of records) redated.push(await readAnew(em, record, formerDay, day));
  await recordTasks(em, redated);
  await judgeAnew(em, reached, former);
  await expandAddressees(em, taskIds);
}

/** A task whose words mean something else from another day; where they do not, what is recorded of them stays. */
async function readAnew(
  em: EntityManager,
  record: TaskRecord,
  formerDay: string | null,
  day: string | null,
): Promise<TaskRecord> {
  const { asWritten, parts = [] } = record.deadline;
  const read = async (issuedOn: string | null) =>
    recordedDeadline(await readWords(em, asWritten, { issuedOn, strength: record.strength }));
  const [before, after] = [await read(formerDay), await read(day)];
  return JSON.stringify(before) === JSON.stringify(after) ? record : { ...record, deadline: { ...after, parts } };
}
