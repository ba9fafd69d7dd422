import type { ObservationRecord } from '../subgraphs/indicators/commands/record-observations.ts';

/** The number of an observation as it is shown to whoever imports or computes: parts, value, unit, and how exact it is. */
export function numberTold({ numerator, denominator, value, unit, bound, isProvisional }: ObservationRecord): string {
  const number = [numerator === null ? null : `${numerator}/${denominator}`, value].filter((each) => each !== null);
  const notes = [bound === 'EXACT' ? null : bound, isProvisional ? 'PROVISIONAL' : null].filter(
    (each) => each !== null,
  );
  return [number.join(' = '), unit, ...notes].join(' ');
}
