/**
 * One difference between two API schemas. BREAKING: a document or a client that worked may stop working. DANGEROUS:
 * every document stays valid, but a client may meet what it does not expect. SAFE: nobody has to do anything.
 */
export interface Change {
  readonly level: 'BREAKING' | 'DANGEROUS' | 'SAFE';
  /** Stable; where graphql-js names such a change, its name. */
  readonly code: string;
  /** Schema coordinate: "Type", "Type.field", "Type.field(argument:)", "Enum.VALUE". */
  readonly coordinate: string;
  readonly message: string;
}

const LEVELS = ['BREAKING', 'DANGEROUS', 'SAFE'] as const;

export function breaking(code: string, coordinate: string, message: string): Change {
  return { level: 'BREAKING', code, coordinate, message };
}

export function dangerous(code: string, coordinate: string, message: string): Change {
  return { level: 'DANGEROUS', code, coordinate, message };
}

export function safe(code: string, coordinate: string, message: string): Change {
  return { level: 'SAFE', code, coordinate, message };
}

/** Breaking changes first, then by coordinate, code and message. Does not touch its argument. */
export function sortedChanges(changes: readonly Change[]): Change[] {
  const key = ({ level, code, coordinate, message }: Change) =>
    [LEVELS.indexOf(level), coordinate, code, message].join('\u0000');
  return changes
    .map((change) => ({ change, key: key(change) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ change }) => change);
}

/** The change as one line for a terminal. */
export function formatChange({ level, code, coordinate, message }: Change): string {
  return `${level.padEnd(9)} ${coordinate}: ${message} (${code})`;
}
