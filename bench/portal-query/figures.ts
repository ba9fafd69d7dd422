/** What one stack did in one round. */
export interface Figures {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** CPU time per request of the process asked, of those behind it, and of PostgreSQL (null where it cannot be read). */
  readonly frontCpuMs: number;
  readonly behindCpuMs: number;
  readonly databaseCpuMs: number | null;
  readonly statements: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** A value of a list in ascending order below which a share of it lies. */
export function quantile(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? Number.NaN;
}

/** Rows under their heads, the first column to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const cells = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)));
  return rows.map((row) => `${cells(row).join('  ')}\n`).join('');
}

export function figureRow(name: string, rounds: readonly Figures[]): string[] {
  const of = (read: (figures: Figures) => number | null, digits: number) => {
    const values = rounds.map(read).filter((value) => value !== null);
    return values.length === 0 ? '–' : median(values).toFixed(digits);
  };
  return [
    name,
    of((each) => each.requestsPerSecond, 0),
    of((each) => each.p50Ms, 1),
    of((each) => each.p95Ms, 1),
    of((each) => each.frontCpuMs, 2),
    of((each) => each.behindCpuMs, 2),
    of((each) => each.databaseCpuMs, 2),
    of((each) => each.statements, 1),
  ];
}

export const FIGURE_HEADS = [
  'median of rounds',
  'req/s',
  'p50 ms',
  'p95 ms',
  'CPU ms asked',
  'behind',
  'PostgreSQL',
  'statements',
];

/** Ratios round by round, as neighbours in time saw the same machine: their median and what they lie between. */
export function ratio<Round>(of: readonly Round[], to: readonly Round[], read: (round: Round) => number): string {
  const ratios = of.map((figures, round) => read(figures) / read(to[round]!));
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
  return `${median(ratios).toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}
