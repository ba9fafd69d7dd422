import type { Viewer } from '../../platform/viewer.ts';
import { agencies } from './reference-data.ts';

/**
 * Agencies of the reference data: A was merged into S on 01/07/2025 and C stands below S; B has nothing to do with them,
 * and D stands below B.
 */
const PLACES = {
  A: 'province/binh-dinh',
  S: 'province/gia-lai@2025',
  C: 'centre/gia-lai@2025/trung-tam-phuc-vu-hanh-chinh-cong-tinh',
  B: 'ministry-level/van-phong-chinh-phu',
  D: 'department/vpcp/vu-tong-hop',
} as const;
export type Place = keyof typeof PLACES;

export function placeId(place: Place): string {
  const found = agencies.find(({ key }) => key === PLACES[place]);
  if (!found) throw new Error(`the reference data has no agency ${PLACES[place]}`);
  return found.id;
}

/** Every value about a person begins so, stands in one place, and is no part of another. */
export const marker = (slug: string) => `marker.${slug}.`;
export const personSubject = (slug: string) => `person:${marker(slug)}`;

/** A grant as it is to be given; its subject, basis and the reason of its end are markers made of the slug. */
export interface PlannedGrant {
  readonly slug: string;
  readonly role: 'OFFICER' | 'STEWARD' | 'ANALYST' | 'PARTNER' | 'OPERATOR' | 'AUDITOR' | 'MONITOR';
  readonly place?: Place;
  /** The day on which it is given; today when left out. */
  readonly on?: string;
  /** Whether it is ended as soon as it is given. */
  readonly isEnded?: boolean;
  /** Whether it is the machine's. */
  readonly isOfMachine?: boolean;
}

const DAY_OF_A = '2025-06-01';
const LAST_DAY_OF_A = '2025-06-30';

/** Given before anybody asks, by somebody who never asks. */
const GIVEN_BEFORE = {
  'officer of A': { slug: 'officer-a', role: 'OFFICER', place: 'A', on: DAY_OF_A },
  'ended of A': { slug: 'ended-a', role: 'OFFICER', place: 'A', on: DAY_OF_A, isEnded: true },
  'officer of B': { slug: 'officer-b', role: 'OFFICER', place: 'B' },
  'officer of D': { slug: 'officer-d', role: 'OFFICER', place: 'D' },
  'officer of S': { slug: 'officer-s', role: 'OFFICER', place: 'S' },
  'officer of C': { slug: 'officer-c', role: 'OFFICER', place: 'C' },
  'steward of S': { slug: 'steward-s', role: 'STEWARD', place: 'S' },
  'monitor of S': { slug: 'monitor-s', role: 'MONITOR', place: 'S' },
  'monitor of B': { slug: 'monitor-b', role: 'MONITOR', place: 'B' },
  analyst: { slug: 'analyst', role: 'ANALYST' },
  partner: { slug: 'partner', role: 'PARTNER' },
  operator: { slug: 'operator', role: 'OPERATOR' },
  auditor: { slug: 'auditor', role: 'AUDITOR' },
  machine: { slug: 'machine', role: 'OPERATOR', isOfMachine: true },
  'ended by an operator': { slug: 'ended-by-operator', role: 'OFFICER', place: 'S' },
  'ended by a steward': { slug: 'ended-by-steward', role: 'OFFICER', place: 'S' },
} as const satisfies Record<string, PlannedGrant>;

/** Given by the people themselves. */
const GIVEN_BY_PEOPLE = {
  'given by an operator': { slug: 'given-by-operator', role: 'OFFICER', place: 'S' },
  'given by a steward': { slug: 'given-by-steward', role: 'OFFICER', place: 'S' },
} as const satisfies Record<string, PlannedGrant>;

export type GrantName = keyof typeof GIVEN_BEFORE | keyof typeof GIVEN_BY_PEOPLE;
export const GRANTS: Readonly<Record<GrantName, PlannedGrant>> = { ...GIVEN_BEFORE, ...GIVEN_BY_PEOPLE };
export const GRANT_NAMES = Object.keys(GRANTS) as GrantName[];
export const GRANTS_GIVEN_BEFORE = Object.keys(GIVEN_BEFORE) as GrantName[];

interface PlannedPerson {
  /** Empty for the public. */
  readonly slug: string;
  /** Written by hand: what the roles and the credentials come to. */
  readonly may: readonly string[];
  /** Written by hand: the grants that this person sees, by whatever path. */
  readonly sees: readonly GrantName[];
  /** The day on which the hub finds out who it is; today when left out. */
  readonly on?: string;
  readonly isMachine?: boolean;
}

const grantsOf = (place: Place) => GRANT_NAMES.filter((name) => GRANTS[name].place === place);
const OFFICER_MAY = ['directives:write', 'indicators:write', 'systems:write', 'grants:read'];

const PEOPLE = {
  public: { slug: '', may: [], sees: [] },
  citizen: { slug: 'citizen', may: [], sees: [] },
  'officer of A on its last day': { slug: 'officer-a', may: OFFICER_MAY, sees: grantsOf('A'), on: LAST_DAY_OF_A },
  'officer of A, which is no more': { slug: 'officer-a', may: [], sees: [] },
  'officer of B': { slug: 'officer-b', may: OFFICER_MAY, sees: grantsOf('B') },
  'officer of S, the successor of A': {
    ...{ slug: 'officer-s', may: OFFICER_MAY },
    sees: [...grantsOf('S'), ...grantsOf('A')],
  },
  'steward of S, the successor of A': {
    ...{ slug: 'steward-s', may: [...OFFICER_MAY, 'grants:write'] },
    sees: [...grantsOf('S'), ...grantsOf('A'), ...grantsOf('C')],
  },
  analyst: { slug: 'analyst', may: [], sees: [] },
  partner: { slug: 'partner', may: [], sees: [] },
  operator: {
    ...{ slug: 'operator', may: [...OFFICER_MAY, 'register:write', 'grants:write', 'keys:read', 'keys:write'] },
    sees: GRANT_NAMES,
  },
  auditor: { slug: 'auditor', may: ['grants:read', 'keys:read', 'audit:read'], sees: GRANT_NAMES },
  'monitor of S': { slug: 'monitor-s', may: ['grants:read'], sees: grantsOf('S') },
  'monitor of B': { slug: 'monitor-b', may: ['grants:read'], sees: grantsOf('B') },
  'machine of an operator, for directives only': {
    ...{ slug: 'machine', may: ['directives:write'], sees: [], isMachine: true },
  },
} satisfies Record<string, PlannedPerson>;

export type PersonName = keyof typeof PEOPLE;
export const PERSON_NAMES = Object.keys(PEOPLE) as PersonName[];
export const plannedPerson = (name: PersonName): PlannedPerson => PEOPLE[name];

/** Somebody who asks: what the hub takes them for, and what was meant for them. */
export interface Person {
  readonly name: PersonName;
  /** What the hub made of the credentials and the register. */
  readonly viewer: Viewer;
  /** As it is written by hand above. */
  readonly may: readonly string[];
  readonly sees: ReadonlySet<GrantName>;
  readonly isKnown: boolean;
}

/** A text that certain people may be told, and nobody else. */
export interface Secret {
  readonly text: string;
  readonly to: ReadonlySet<PersonName>;
}
