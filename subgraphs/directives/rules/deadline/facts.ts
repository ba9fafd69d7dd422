import { formatPeriod } from '../../../../domain/period.ts';
import type { DeadlineFacts } from '../work.ts';
import { type Instance, instancesOf, recurrenceRulesOf } from './instances.ts';
import type { Deadline, Strength } from './model.ts';

/** A reading as facts keep it; `recurrenceRules` and `startsOn` are kept with a task alone. */
export interface DeadlineReading extends DeadlineFacts {
  readonly recurrenceRules: readonly string[];
  readonly startsOn: string | null;
}

/** What is kept of a reading. The notes and how sure it is are read from the words again when somebody asks. */
export function readingFacts(deadline: Deadline): DeadlineReading {
  return {
    asWritten: deadline.asWritten,
    kind: deadline.kind,
    period: 'period' in deadline && deadline.period !== null ? formatPeriod(deadline.period) : null,
    lastOn: deadline.lastOn,
    softLastOn: deadline.kind === 'STAGED' ? deadline.softLastOn : null,
    strength: deadline.strength,
    recurrenceRules: recurrenceRulesOf(deadline),
    startsOn: deadline.startsOn,
  };
}

/** The strength of a deadline whose words say none: a task that is only an aim, or encouraged, makes nobody late. */
export function strengthOf(taskStrength: string): Strength {
  return taskStrength === 'ASSIGNED' ? 'HARD' : 'SOFT';
}

/** Whether a duty has periods that can be told apart: "định kỳ" alone names none. */
export function hasPeriods(deadline: Deadline): boolean {
  return deadline.kind === 'RECURRING' && deadline.recurrences.length > 0;
}

/**
 * The period of that name of a recurring duty, if it has begun by `day`; null when there is none. `issuedOn` is the day from
 * which the duty binds, null while it is not known.
 */
export function periodNamed(deadline: Deadline, label: string, issuedOn: string | null, day: string): Instance | null {
  const year = /^(\d{4})\b/.exec(label)?.[1];
  if (year === undefined || year === '0000') return null;
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const from = issuedOn !== null && issuedOn > first ? issuedOn : first;
  const to = day < last ? day : last;
  if (from > to) return null;
  return instancesOf(deadline, from, to).find((instance) => instance.label === label) ?? null;
}
