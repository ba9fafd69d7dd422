import { formatPeriod, type Period } from '../../domain/period.ts';
import { numberAt, wayEnd } from '../../schema/formula.ts';
import type { ComputedValue, RunnableFormula } from '../../subgraphs/indicators/commands/computing.ts';
import { type Member, membersOn } from './class-members.ts';
import type { GraphDoor, GraphOutcome, NullNote } from './graph-door.ts';

/** What one formula is asked for. */
export interface Asking {
  readonly period: Period;
  /** The token of the run. */
  readonly asOf: string;
  /** The day of the run: of a period that has not ended the members of today are asked for. */
  readonly today: string;
  /** The credential of the job; used for INTERNAL formulas alone. */
  readonly bearer: string | null;
}

/** Whom no number came of, and why. */
export interface Gap {
  /** Null for the question about all of them together, or about who they are. */
  readonly member: Member | null;
  readonly reason: string;
}

/** What a formula came to. */
export interface Answers {
  readonly values: readonly ComputedValue[];
  /** The members asked for, by their ids. */
  readonly members: ReadonlyMap<string, Member>;
  /** There is no number, and the graph says why. */
  readonly silent: readonly Gap[];
  /** The question failed: there may be a number. */
  readonly failed: readonly Gap[];
}

/**
 * Ask a formula of the graph for a period: once, or of the scope AGENCY for each member of its class on the last day of the
 * period. PUBLIC formulas are asked as anybody may, INTERNAL ones with the credential of the job.
 */
export async function answersOf(door: GraphDoor, formula: RunnableFormula, asking: Asking): Promise<Answers> {
  if (formula.classId === null) return gathered([await answerFor(door, formula, asking, null)]);
  const { period, asOf, today } = asking;
  const on = period.lastOn < today ? period.lastOn : today;
  const known = await membersOn(door, { classId: formula.classId, on, asOf });
  if (!known.isKnown) return gathered([{ failed: { member: null, reason: known.reason } }]);
  return gathered(
    await Promise.all(known.members.map((member) => answerFor(door, formula, asking, member))),
    known.members,
  );
}

type Answered = { readonly value: ComputedValue } | { readonly silent: Gap } | { readonly failed: Gap };

async function answerFor(
  door: GraphDoor,
  formula: RunnableFormula,
  { period, asOf, bearer }: Asking,
  member: Member | null,
): Promise<Answered> {
  const all = { from: period.firstOn, to: period.lastOn, ...(member === null ? {} : { agencyId: member.id }) };
  const variables = Object.fromEntries(
    Object.entries(all).filter(([name]) => formula.variables.some((each) => each === name)),
  );
  const outcome = await door.ask({
    ...{ document: formula.document, variables, asOf },
    ...(formula.rights === 'INTERNAL' && bearer !== null ? { bearer } : {}),
  });
  const parts = partsIn(outcome, formula);
  if ('failed' in parts) return { failed: { member, reason: parts.failed } };
  if ('silent' in parts) return { silent: { member, reason: parts.silent } };
  const { id: formulaId, definitionHash } = formula;
  return {
    value: {
      ...{ formulaId, definitionHash, agencyId: member?.id ?? null, period: formatPeriod(period) },
      ...{ variables, asOf, ...parts },
    },
  };
}

type Parts = Pick<ComputedValue, 'numerator' | 'denominator'>;

/** The two numbers of an answer, or why one is not there. */
function partsIn(
  outcome: GraphOutcome,
  { numeratorPath, denominatorPath }: Pick<RunnableFormula, 'numeratorPath' | 'denominatorPath'>,
): Parts | { readonly silent: string } | { readonly failed: string } {
  if (!outcome.isAnswered) return { failed: outcome.reason };
  const { data, nulls } = outcome;
  const numerator = numberAt(data, numeratorPath);
  const denominator = denominatorPath === null ? null : numberAt(data, denominatorPath);
  const missing = [
    ...(numerator === null ? [numeratorPath] : []),
    ...(denominatorPath !== null && denominator === null ? [denominatorPath] : []),
  ];
  if (numerator !== null && missing.length === 0) return { numerator, denominator };
  const reasons = missing.map((path) => ({ path, note: noteAt(wayEnd(data, path), nulls) }));
  const told = reasons.map(({ path, note }) => `${note?.reason ?? 'no number'} at ${path}`).join(', ');
  const isRefused = reasons.some(({ note }) => note?.reason === 'NOT_AUTHORISED');
  return isRefused ? { failed: told } : { silent: told };
}

/** Why the place is null. The hub tells a reason once for all places of a list, with the first of them. */
function noteAt(way: readonly (string | number)[], nulls: readonly NullNote[]): NullNote | null {
  const field = (path: readonly (string | number)[]) =>
    path.map((part) => (typeof part === 'number' ? '#' : part)).join('.');
  const exact = nulls.find(({ path }) => path.join('.') === way.join('.'));
  return exact ?? nulls.find(({ path }) => field(path) === field(way)) ?? null;
}

function gathered(answered: readonly Answered[], members: readonly Member[] = []): Answers {
  return {
    values: answered.flatMap((each) => ('value' in each ? [each.value] : [])),
    members: new Map(members.map((member) => [member.id, member])),
    silent: answered.flatMap((each) => ('silent' in each ? [each.silent] : [])),
    failed: answered.flatMap((each) => ('failed' in each ? [each.failed] : [])),
  };
}
