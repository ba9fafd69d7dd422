/** A guard, and how the project looks without it. */
export interface Guard {
  readonly name: string;
  readonly file: string;
  /** Stands once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Test files that have to fail then. */
  readonly tests: readonly string[];
}

/** The text of a file without a guard. Throws when what stands for the guard is not there exactly once. */
export function withoutGuard(text: string, { name, file, find, replace }: Guard): string {
  const places = text.split(find).length - 1;
  if (places !== 1) throw new Error(`expected the guard "${name}" once in ${file}, found it ${places} times`);
  return text.replace(find, () => replace);
}

export const GUARDS: readonly Guard[] = [
  {
    name: 'production is refused unguarded',
    file: 'platform/config/guards.ts',
    find: "if (config.environment !== 'production') return;",
    replace: 'return;',
    tests: ['platform/config/guards.test.ts'],
  },
];
