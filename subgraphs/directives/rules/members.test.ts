import { describe, expect, it } from 'vitest';
import { type Expansion, expandedMembers } from './members.ts';
import type { MemberFacts } from './work.ts';

const JUSTICE = { id: 'justice', name: 'Sở Tư pháp' };
const FINANCE = { id: 'finance', name: 'Sở Tài chính' };

function member(agencyId: string, over: Partial<MemberFacts> = {}): MemberFacts {
  return {
    ...{ assignmentId: `of ${agencyId}`, addresseeId: 'departments', agencyId, name: `name of ${agencyId}` },
    ...{ concern: 'BOUND', source: 'CLASS', ...over },
  };
}

function expand(over: Partial<Expansion>): MemberFacts[] {
  let minted = 0;
  return expandedMembers(
    {
      ...{ addresseeId: 'departments', basis: 'CLASS', agencies: [], current: [], former: new Map() },
      hasHistory: () => false,
      ...over,
    },
    () => `new ${++minted}`,
  );
}

describe('the members of an addressee', () => {
  it('are the agencies of the class, each with an assignment of its own', () => {
    expect(expand({ agencies: [JUSTICE, FINANCE] })).toEqual([
      member('justice', { assignmentId: 'new 1', name: 'Sở Tư pháp' }),
      member('finance', { assignmentId: 'new 2', name: 'Sở Tài chính' }),
    ]);
  });

  it('are only perhaps meant where the class has a condition', () => {
    expect(expand({ basis: 'CLASS_IF_CONCERNED', agencies: [JUSTICE] })).toEqual([
      member('justice', { assignmentId: 'new 1', name: 'Sở Tư pháp', concern: 'POTENTIAL' }),
    ]);
  });

  it('keep their assignments, and take over another condition', () => {
    const current = [member('justice')];
    expect(expand({ agencies: [JUSTICE], current })).toEqual(current);
    expect(expand({ basis: 'CLASS_IF_CONCERNED', agencies: [JUSTICE], current })).toEqual([
      member('justice', { concern: 'POTENTIAL' }),
    ]);
  });

  it('have their former assignments when they come back', () => {
    const former = new Map([['justice', 'of justice']]);
    expect(expand({ agencies: [JUSTICE, FINANCE], former })).toEqual([
      member('justice', { name: 'Sở Tư pháp' }),
      member('finance', { assignmentId: 'new 1', name: 'Sở Tài chính' }),
    ]);
  });

  it('are no more what left the class, unless something has happened to its assignment: then only perhaps', () => {
    const current = [member('justice'), member('finance')];
    const hasHistory = (id: string) => id === 'of justice';
    expect(expand({ current, hasHistory })).toEqual([member('justice', { concern: 'POTENTIAL' })]);
  });

  it('stay whom an officer added, whether or not the class has them', () => {
    const current = [member('justice', { source: 'OFFICER' }), member('finance', { source: 'OFFICER' })];
    expect(expand({ basis: 'CLASS_IF_CONCERNED', agencies: [JUSTICE], current })).toEqual(current);
  });
});
