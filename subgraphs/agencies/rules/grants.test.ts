import { describe, expect, it } from 'vitest';
import { type Viewer, viewerOf } from '../../../platform/viewer.ts';
import type { Role } from '../generated/types.ts';
import {
  canBeOverseen,
  endingOf,
  isForAnAgency,
  isGrantable,
  isSeen,
  isSubject,
  mayGive,
  sharesADay,
  sightOf,
} from './grants.ts';

const [OWN, BELOW, LEFT, OVERSEEN, OTHER] = ['own', 'below', 'left', 'overseen', 'other'] as const;

describe('roles', () => {
  it('are given but for those of the public and of whoever is known', () => {
    const all: Role[] = [
      ...(['PUBLIC', 'CITIZEN', 'OFFICER', 'STEWARD', 'ANALYST'] as const),
      ...(['PARTNER', 'OPERATOR', 'AUDITOR', 'MONITOR'] as const),
    ];
    expect(all.filter((role) => !isGrantable(role))).toEqual(['PUBLIC', 'CITIZEN']);
    expect(all.filter(isForAnAgency)).toEqual(['OFFICER', 'STEWARD', 'MONITOR']);
  });

  it.each([
    ['MINISTRY', true],
    ['MINISTRY_LEVEL', true],
    ['GOVERNMENT_ATTACHED', true],
    ['PROVINCE', true],
    ['DEPARTMENT', false],
    ['GOVERNMENT', false],
    ['TASK_FORCE', false],
  ] as const)('over a %s there can be a monitor: %s', (kind, expected) => {
    expect(canBeOverseen(kind)).toBe(expected);
  });
});

describe('who is named by', () => {
  it.each([
    ['a person of an issuer', 'person:8f14e45f', true],
    ['a name with a blank', 'dev:an operator', true],
    ['a name with letters that another may look like', 'dev:Nguyễn Văn A', false],
    ['a machine', 'machine:6b1b36cb-0d3c-4f53-8d5f-1d6f5d1c9f10', true],
    ['a name of 200 characters', `person:${'a'.repeat(200)}`, true],
    ['a name of 201', `person:${'a'.repeat(201)}`, false],
    ['nobody', 'person:', false],
    ['a blank', 'person: ', false],
    ['a name that begins with a blank', 'person: a', false],
    ['a name that ends with one', 'person:a ', false],
    ['a name that ends with a blank that is none', 'person:a\u00a0', false],
    ['another kind', 'hub:a', false],
    ['no kind', 'a', false],
    ['a kind in capitals', 'Person:a', false],
    ['something before the kind', ' person:a', false],
    ['a line break', 'person:a\nb', false],
    ['a line break at its end', 'person:a\n', false],
    ['a separator of lines', 'person:a\u2028b', false],
    ['a sign that is not seen', 'person:a\u200bb', false],
    ['a mark that turns the direction of writing', 'person:a\u202eb', false],
    ['half a character', 'person:a\ud800', false],
    ['a NUL', 'person:a\0', false],
    ['the public', 'public', false],
  ])('%s → %j: %s', (_, text, expected) => {
    expect(isSubject(text)).toBe(expected);
  });
});

const officer = viewerOf({ subject: 'me', roles: ['officer'], agencyIds: [OWN], readsAgencyIds: [OWN, LEFT] });
const steward = viewerOf({ subject: 'me', roles: ['steward'], agencyIds: [OWN], readsAgencyIds: [OWN, LEFT] });
const monitor = viewerOf({ subject: 'me', roles: ['monitor'], overseesAgencyIds: [OVERSEEN] });
const operator = viewerOf({ subject: 'me', roles: ['operator'] });
const REACH = [OWN, BELOW];

describe('a grant', () => {
  const of = (agencyId: string | null, subject = 'somebody') => ({ agencyId, subject });
  it.each<[string, Viewer, readonly string[], ReturnType<typeof of>, boolean]>([
    ['for the own agency is seen by its officer', officer, [], of(OWN), true],
    ['for what the agency took over from, too', officer, [], of(LEFT), true],
    ['for an agency below is not', officer, [], of(BELOW), false],
    ['for the whole hub is not', officer, [], of(null), false],
    ['of one’s own is, whatever it is for', officer, [], of(OTHER, 'me'), true],
    ['for an agency below is seen by a steward', steward, REACH, of(BELOW), true],
    ['for another agency is not', steward, REACH, of(OTHER), false],
    ['for an agency that is overseen is seen by its monitor', monitor, [], of(OVERSEEN), true],
    ['for another is not seen by a monitor', monitor, [], of(OWN), false],
    ['for the whole hub is seen by an operator', operator, [], of(null), true],
    ['for the whole hub is seen by an auditor', viewerOf({ subject: 'me', roles: ['auditor'] }), [], of(null), true],
    [
      'of one’s own is not seen by an analyst',
      viewerOf({ subject: 'me', roles: ['analyst'] }),
      [],
      of(null, 'me'),
      false,
    ],
    [
      'of one’s own is not seen by a citizen',
      viewerOf({ subject: 'me', roles: ['citizen'] }),
      [],
      of(null, 'me'),
      false,
    ],
    [
      'is not seen by an operator whose key lacks the scope',
      { ...operator, scopes: ['grants:write'] },
      [],
      of(OWN),
      false,
    ],
    // What a token of one role says of another's agencies counts for nothing.
    ['is not seen by a monitor for what officers read', { ...monitor, readsAgencyIds: [OWN] }, [], of(OWN), false],
    [
      'is not seen by an officer for what monitors oversee',
      { ...officer, overseesAgencyIds: [OTHER] },
      [],
      of(OTHER),
      false,
    ],
  ])('%s', (_, viewer, reach, grant, expected) => {
    expect(isSeen(grant, sightOf(viewer, reach))).toBe(expected);
  });
});

describe('such a grant is given', () => {
  it.each<[string, Viewer, readonly string[], { role: Role; agencyId: string | null }, boolean]>([
    ['by an operator, any', operator, [], { role: 'AUDITOR', agencyId: null }, true],
    ['by a steward: officers of the agency', steward, REACH, { role: 'OFFICER', agencyId: OWN }, true],
    ['by a steward: stewards of one below', steward, REACH, { role: 'STEWARD', agencyId: BELOW }, true],
    ['by no steward: what the agency took over from', steward, REACH, { role: 'OFFICER', agencyId: LEFT }, false],
    ['by no steward: another agency', steward, REACH, { role: 'OFFICER', agencyId: OTHER }, false],
    ['by no steward: a monitor of the agency', steward, REACH, { role: 'MONITOR', agencyId: OWN }, false],
    ['by no steward: an operator', steward, REACH, { role: 'OPERATOR', agencyId: null }, false],
    ['by no officer', officer, [], { role: 'OFFICER', agencyId: OWN }, false],
    ['by no monitor', monitor, [], { role: 'OFFICER', agencyId: OVERSEEN }, false],
  ])('%s', (_, viewer, reach, grant, expected) => {
    expect(mayGive(viewer, reach, grant)).toBe(expected);
  });
});

describe('a grant is there already', () => {
  const held = [
    { validFrom: '2026-01-01', validTo: '2026-03-31' },
    // Ended before it began: it never held.
    { validFrom: '2026-06-01', validTo: '2026-05-31' },
  ];
  it.each([
    ['on the last day of it', '2026-03-31', null, true],
    ['on the day after', '2026-04-01', null, false],
    ['up to its first day', '2025-01-01', '2026-01-01', true],
    ['up to the day before', '2025-01-01', '2025-12-31', false],
    ['around one that never held', '2026-05-30', '2026-06-02', false],
  ])('%s', (_, validFrom, validTo, expected) => {
    expect(sharesADay(held, { validFrom, validTo })).toBe(expected);
  });
});

describe('a grant that is ended on 31/03/2026', () => {
  const today = '2026-03-31';
  const open = { validFrom: '2026-01-01', validTo: null };
  const dated = { validFrom: '2026-01-01', validTo: '2026-06-30' };
  const toCome = { validFrom: '2026-05-01', validTo: null };
  it.each<[string, { validFrom: string; validTo: string | null }, string | null, ReturnType<typeof endingOf>]>([
    ['ends at once', open, null, { validTo: '2026-03-30' }],
    ['ends today', open, '2026-03-31', { validTo: '2026-03-31' }],
    ['ends on a day to come', open, '2026-12-31', { validTo: '2026-12-31' }],
    ['does not end before yesterday', open, '2026-03-29', { refused: 'IS_PAST', day: '2026-03-30' }],
    ['ends sooner than was set', dated, '2026-06-29', { validTo: '2026-06-29' }],
    ['does not end on the day that is set', dated, '2026-06-30', { refused: 'ENDS_SOONER', day: '2026-06-30' }],
    ['does not end later', dated, '2026-07-01', { refused: 'ENDS_SOONER', day: '2026-06-30' }],
    ['on its last day ends at once', { ...open, validTo: today }, null, { validTo: '2026-03-30' }],
    [
      'on the day after its last is over',
      { ...open, validTo: '2026-03-30' },
      null,
      { refused: 'IS_OVER', day: '2026-03-30' },
    ],
    ['having begun today, never held', { validFrom: today, validTo: null }, null, { validTo: '2026-03-30' }],
    ['before it begins, never holds', toCome, null, { validTo: '2026-04-30' }],
    ['for a day before it begins, never holds', toCome, '2026-04-02', { validTo: '2026-04-30' }],
    ['for its first day, holds on that', toCome, '2026-05-01', { validTo: '2026-05-01' }],
    [
      'and was ended before it began, is over',
      { ...toCome, validTo: '2026-04-30' },
      null,
      { refused: 'IS_OVER', day: '2026-04-30' },
    ],
  ])('%s', (_, grant, asked, expected) => {
    expect(endingOf(grant, asked, today)).toEqual(expected);
  });
});
