import type { Directory, RegisteredKey, Standing } from '../../platform/viewer/directory.ts';

/** A register of grants, keys and revocations that holds what a test says, and notes what it was asked. */
export interface TestRegister extends Directory {
  readonly standings: Map<string, Partial<Standing>>;
  readonly keys: Map<string, RegisteredKey>;
  /** Subjects with the day they were asked for, and ids of keys. */
  readonly asked: string[];
  /** Comes before each answer while set: to be slow, or down. */
  before: (() => Promise<void>) | null;
}

const NO_STANDING: Standing = {
  roles: [],
  agencyIds: [],
  readsAgencyIds: [],
  overseesAgencyIds: [],
  revokedTo: null,
  revokedTokenIds: new Set(),
};

export function testRegister(): TestRegister {
  const register: TestRegister = {
    standings: new Map(),
    keys: new Map(),
    asked: [],
    before: null,
    async standingOf(subject, today) {
      register.asked.push(`${subject} ${today}`);
      await register.before?.();
      return { ...NO_STANDING, ...register.standings.get(subject) };
    },
    async keyById(id) {
      register.asked.push(id);
      await register.before?.();
      return register.keys.get(id) ?? null;
    },
  };
  return register;
}
