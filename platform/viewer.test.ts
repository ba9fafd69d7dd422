import { describe, expect, it } from 'vitest';
import { bearerOf, isViewer, PUBLIC_VIEWER, ROLES, scopesOf, type Viewer, viewerOf } from './viewer.ts';

const AGENCY = '68fed2f0-7529-4ca4-9466-3474bdc9f19c';
const OFFICER: Viewer = viewerOf({ subject: 'person:an', roles: ['officer'], agencyIds: [AGENCY] });

describe('a viewer of whom only the roles are said', () => {
  it('has their scopes and reads what it acts for', () => {
    expect(OFFICER).toEqual({
      subject: 'person:an',
      roles: ['officer'],
      scopes: ['directives:write', 'indicators:write', 'systems:write', 'grants:read'],
      agencyIds: [AGENCY],
      readsAgencyIds: [AGENCY],
      overseesAgencyIds: [],
    });
  });

  it('has each scope of several roles once', () => {
    expect(scopesOf(['auditor', 'officer', 'monitor'])).toEqual([
      'directives:write',
      'indicators:write',
      'systems:write',
      'grants:read',
      'keys:read',
      'audit:read',
    ]);
    expect(scopesOf(['public', 'citizen'])).toEqual([]);
  });
});

describe('what access rules learn of a viewer', () => {
  it('is nothing for the public', () => {
    const bearer = bearerOf(PUBLIC_VIEWER);
    expect([bearer.isKnown, bearer.hasScope('grants:read'), bearer.meetsPolicy('operator')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it.each([
    ['whole', scopesOf(['operator']), true],
    ['cut down by one scope', scopesOf(['operator']).slice(1), false],
    ['cut down to nothing', [], false],
  ])('is no operator’s policy unless the role is there %s', (_, scopes, meets) => {
    const viewer = viewerOf({ subject: 'machine:a', roles: ['operator'], scopes });
    expect(bearerOf(viewer).meetsPolicy('operator')).toBe(meets);
  });

  it('is its scopes and the policies that the hub knows', () => {
    const bearer = bearerOf(OFFICER);
    expect(bearer.isKnown).toBe(true);
    expect([bearer.hasScope('grants:read'), bearer.hasScope('grants:write')]).toEqual([true, false]);
    expect([bearer.meetsPolicy('acts_for_an_agency'), bearer.meetsPolicy('operator')]).toEqual([true, false]);
  });

  it.each(['constructor', 'toString', '__proto__', ''])('meets no policy of the name "%s"', (policy) => {
    expect(bearerOf(viewerOf({ subject: 'person:an', roles: ROLES })).meetsPolicy(policy)).toBe(false);
  });
});

describe('what comes from elsewhere', () => {
  it('is a viewer when it is whole', () => {
    expect(isViewer(JSON.parse(JSON.stringify(OFFICER)))).toBe(true);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'person:an'],
    ['one without a subject', { ...OFFICER, subject: '' }],
    ['one with a subject that is a list', { ...OFFICER, subject: ['public'] }],
    ['one with an unknown role', { ...OFFICER, roles: ['officer', 'king'] }],
    ['one with one role that is no list', { ...OFFICER, roles: 'operator' }],
    ['one with a scope that every object has', { ...OFFICER, scopes: ['constructor'] }],
    ['one whose agencies are no ids', { ...OFFICER, agencyIds: ['*'] }],
    ['one that does not say what it reads', { ...OFFICER, readsAgencyIds: undefined }],
    ['one that oversees something that is no list', { ...OFFICER, overseesAgencyIds: AGENCY }],
  ])('is none when it is %s', (_, value) => {
    expect(isViewer(value)).toBe(false);
  });
});
