import { createHash } from 'node:crypto';
import { createAuthentication } from '../../gateway/authentication.ts';
import { HUB_VIEWER } from '../../platform/audit/record.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { placeEvents } from '../../platform/feed/runtime.ts';
import { silentLogger } from '../../platform/log.ts';
import { openOrm } from '../../platform/orm.ts';
import type { Subgraph } from '../../platform/subgraph.ts';
import { apiKeySha256, formatApiKey, newApiKeySecret } from '../../platform/viewer/api-key.ts';
import { PUBLIC_VIEWER, type Viewer, viewerOf } from '../../platform/viewer.ts';
import { type AgencyRecord, recordAgencies } from '../../subgraphs/agencies/commands.ts';
import { ENTITIES } from '../../subgraphs/agencies/entities.ts';
import { createDirectory } from '../../subgraphs/agencies/subgraph.ts';
import { caseInputs } from './access-matrix-cases.ts';
import { type ComputedSample, formulaInputs } from './access-matrix-formulas.ts';
import { indicatorInputs } from './access-matrix-indicators.ts';
import { scorecardInputs } from './access-matrix-scorecards.ts';
import { workInputs } from './access-matrix-work.ts';
import { swapOf } from './calendar.ts';
import { type DoneWork, doSomeWork } from './done-work.ts';
import { TODAY } from './hub.ts';
import { issuerKey, startIssuer, type TestIssuer } from './issuer.ts';
import { agencies, systemLinks, systems } from './reference-data.ts';
import {
  GRANT_NAMES,
  GRANTS,
  GRANTS_GIVEN_BEFORE,
  type GrantName,
  marker,
  PERSON_NAMES,
  type Person,
  type PersonName,
  type Place,
  personSubject,
  placeId,
  plannedPerson,
  type Secret,
} from './who.ts';

/** What a command is sent, by its name and by who sends it: always the same, so that a repeat changes nothing. */
export type CommandInputs = Readonly<
  Record<string, Readonly<Partial<Record<PersonName, Readonly<Record<string, unknown>>>>>>
>;

/** People, and what is kept about them. */
export interface Seeded {
  readonly people: readonly Person[];
  person(name: PersonName): Person;
  readonly grantIds: ReadonlyMap<GrantName, string>;
  readonly keyIds: readonly string[];
  subjectOf(grant: GrantName): string;
  readonly inputs: CommandInputs;
  /** A task with all that may happen to assignments. */
  readonly work: DoneWork;
  /** A formula, and a number that it came to. */
  readonly computed: ComputedSample;
  readonly secrets: readonly Secret[];
}

/** Gives and registers what people then look for; sends no question and never asks for anything. */
const GIVER: Viewer = viewerOf({ subject: personSubject('giver'), roles: ['operator'] });

const SHOWN: Readonly<Record<string, string>> = {
  giveGrant: 'grant { id }',
  endGrant: 'grant { id }',
  registerApiKey: 'apiKey { id }',
  endApiKey: 'apiKey { id }',
  revokeTokens: 'revokedTo',
  recordDirective: 'directive { id }',
  correctDirective: 'directive { id }',
  nameFollowUpOffice: 'directive { id }',
  recordTask: 'task { id }',
  correctTask: 'task { id }',
  extendDeadline: 'task { id }',
  withdrawTask: 'task { id }',
  relateTasks: 'task { id }',
  assignTask: 'assignment { id }',
  transferAssignment: 'assignment { id }',
  confirmMembers: 'assignment { id }',
  reportAssignment: 'report { id }',
  verifyReport: 'report { id }',
  recordAgencyClass: 'agencyClass { id }',
  recordInformationSystem: 'informationSystem { id }',
  recordSystemLink: 'systemLink { id }',
  reportSystemLink: 'systemLink { id }',
  recordCalendarDecision: 'calendars { year }',
  recordIndicator: 'indicator { id }',
  correctIndicator: 'indicator { id }',
  recordTarget: 'target { id }',
  correctTarget: 'target { id }',
  correctMandate: 'mandate { id }',
  withdrawObservation: 'observationId',
  recordObservation: 'observation { id }',
  correctObservation: 'observation { id }',
  overrideObservation: 'observation { id }',
  endOverride: 'observation { id }',
  recordScorecardDefinition: 'definition { id }',
  recordOfficialScore: 'officialScore { id }',
  recordCaseCounts: 'recordedCount',
  recordFormula: 'formula { id }',
  correctFormula: 'formula { id }',
  endFormula: 'formula { id }',
  approveFormula: 'formula { id }',
  withdrawFormulaApproval: 'formula { id }',
};

/**
 * Seed a hub through its own commands: grants, keys and calls back by an operator who never asks; then, when it is known
 * who people are, what they do themselves. The hub itself finds out who they are: by tokens of an issuer, by the key of a
 * machine, and by the register of the day.
 */
export async function seed(database: Database, subgraphs: readonly Subgraph[]): Promise<Seeded> {
  let sent = 0;
  /** Gives the id of what was made. */
  async function command(
    name: string,
    input: object,
    {
      viewer = GIVER,
      today = TODAY,
      problemCount = 0,
    }: { viewer?: Viewer; today?: string; problemCount?: number } = {},
  ): Promise<string> {
    sent += 1;
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const subgraph = subgraphs.find(({ sdl }) => sdl.includes(`input ${type}`));
    const answer = await subgraph!.execute({
      query: `mutation ($input: ${type}!) { ${name}(input: $input) { ${SHOWN[name]} problems { message } } }`,
      variables: { input: { idempotencyKey: `seed ${sent}`, ...input } },
      viewer,
      readAt: { position: null, today },
      language: 'en',
      signal: new AbortController().signal,
      requestId: 'seed',
    });
    const { problems, ...made } = (answer.data?.[name] ?? {}) as { problems?: readonly unknown[] };
    if (problems?.length !== problemCount) throw new Error(`${name} came to ${JSON.stringify(answer)}`);
    return (Object.values(made)[0] as { readonly id?: string } | undefined)?.id ?? '';
  }

  const secretOfMachine = newApiKeySecret();
  const keys = [
    await command('registerApiKey', keyInput('key-machine', apiKeySha256(secretOfMachine), ['directives:write'])),
    await command('registerApiKey', keyInput('key-ended', hashOf('key-ended'))),
    await command('registerApiKey', keyInput('key-ended-by-operator', hashOf('key-ended-by-operator'))),
  ];
  await command('endApiKey', { apiKeyId: keys[1], reason: marker('end-of-key-ended') });
  await command('revokeTokens', revocationInput('revoked'));

  const subjectOf = (name: GrantName) =>
    GRANTS[name].isOfMachine ? `machine:${keys[0]}` : personSubject(GRANTS[name].slug);
  const grantIds = new Map<GrantName, string>();
  for (const name of GRANTS_GIVEN_BEFORE) {
    const { isEnded, slug, on: today = TODAY } = GRANTS[name];
    const id = await command('giveGrant', grantInput(name, subjectOf(name)), { today });
    if (isEnded) await command('endGrant', { grantId: id, reason: marker(`end-of-${slug}`) }, { today });
    grantIds.set(name, id);
  }

  async function ask<Data>(query: string, variables: Record<string, unknown>): Promise<Data> {
    const { data } = await subgraphs
      .find(({ name }) => name === 'directives')!
      .execute({
        ...{ query, variables, viewer: PUBLIC_VIEWER, readAt: { position: null, today: TODAY }, language: 'en' },
        ...{ signal: new AbortController().signal, requestId: 'seed' },
      });
    return data as never;
  }
  const send = (name: string, _made: string, input: object, viewer: Viewer) => command(name, input, { viewer });
  const work = await doSomeWork({ send, ask }, GIVER);
  const people = await identified(database, formatApiKey(keys[0]!, secretOfMachine));
  const person = (name: PersonName) => people.find((each) => each.name === name)!;
  const assignmentsOf = async (id: string) => {
    const query = 'query ($id: ID!) { task(id: $id) { assignments { nodes { id } } } }';
    type Assigned = { readonly task: { readonly assignments: { readonly nodes: readonly { readonly id: string }[] } } };
    return (await ask<Assigned>(query, { id })).task.assignments.nodes.map((assignment) => assignment.id);
  };
  const ofWork = await workInputs(command, assignmentsOf, person('officer of B').viewer);
  const { computed, inputs: ofFormulas } = await formulaInputs(command, database);
  const inputs = {
    ...inputsOf(grantIds, keys[2]!),
    ...ofWork,
    ...(await indicatorInputs(command)),
    ...ofFormulas,
    ...(await scorecardInputs(command)),
    ...(await caseInputs(command, database)),
  };
  for (const [name, byPerson] of Object.entries(inputs)) {
    for (const [who, input] of Object.entries(byPerson) as [PersonName, object][]) {
      const { viewer } = person(who);
      const id = await command(name, input, { viewer });
      if (name === 'registerApiKey') keys.push(id);
      if (name === 'giveGrant') {
        grantIds.set(who === 'operator' ? 'given by an operator' : 'given by a steward', id);
      }
      if (name !== 'recordDirective') continue;
      const blank = { ...input, idempotencyKey: 'document without subject', subject: ' ' };
      await command(name, blank, { viewer, problemCount: 1 });
    }
  }
  const secrets = secretsOf(grantIds, keys, subjectOf, people);
  return { people, person, grantIds, keyIds: keys, subjectOf, inputs, work, computed, secrets };
}

function grantInput(name: GrantName, subject: string) {
  const { role, place, slug } = GRANTS[name];
  return { subject, role, ...(place ? { agencyId: placeId(place) } : {}), basis: marker(`basis-of-${slug}`) };
}

function keyInput(slug: string, secretSha256: string, scopes: readonly string[] = []) {
  return { name: marker(slug), secretSha256, scopes, expiresOn: '2027-01-01' };
}

function revocationInput(slug: string) {
  return { subject: personSubject(slug), tokenId: marker(`token-of-${slug}`), reason: marker(`end-of-${slug}`) };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const STEWARD = 'steward of S, the successor of A';
const SUCCESSOR = 'officer of S, the successor of A';
const MACHINE = 'machine of an operator, for directives only';

/** The commands of the people who may; the others of `PERSON_NAMES` are refused each of them. */
function inputsOf(grantIds: ReadonlyMap<GrantName, string>, keyToEnd: string): CommandInputs {
  const keyed = (idempotencyKey: string, input: object) => ({ idempotencyKey, ...input });
  const end = (name: GrantName) =>
    keyed('end', { grantId: grantIds.get(name), reason: marker(`end-of-${GRANTS[name].slug}`) });
  const give = (name: GrantName) => keyed('give', grantInput(name, personSubject(GRANTS[name].slug)));
  const document = (place: 'A' | 'B' | 'S') =>
    keyed('document', { type: 'Công văn', issuerId: placeId(place), subject: `Của ${place}` });
  const system = (key: string) => systems.find((each) => each.key === key)!.id;
  const reportOf = (link: string, place: 'A' | 'B', statedOn: string) =>
    keyed('report', {
      ...{ systemLinkId: systemLinks.find(({ key }) => key === link)!.id, status: 'IN_PROGRESS', statedOn },
      ...{ asWritten: `Của ${place}`, reportedById: placeId(place) },
    });
  return {
    giveGrant: { operator: give('given by an operator'), [STEWARD]: give('given by a steward') },
    endGrant: { operator: end('ended by an operator'), [STEWARD]: end('ended by a steward') },
    registerApiKey: { operator: keyed('key', keyInput('key-of-operator', hashOf('key-of-operator'))) },
    endApiKey: {
      operator: keyed('end key', { apiKeyId: keyToEnd, reason: marker('end-of-key-ended-by-operator') }),
    },
    recordInformationSystem: {
      operator: keyed('system', { name: 'Hệ thống của S', kind: 'PORTAL', scope: 'SINGLE', ownerId: placeId('S') }),
    },
    recordSystemLink: {
      operator: keyed('link', {
        ...{ relation: 'CONNECT', toId: system('system/cong-dich-vu-cong-quoc-gia'), purpose: 'Kết nối' },
        ...{ agencyIds: [placeId('S')], requiredByAsWritten: '9/CT-TTg#1' },
      }),
    },
    // B is named to make the one and A owns a system of the other; S has taken over nothing.
    reportSystemLink: {
      operator: reportOf('131/NQ-CP#II.2.d/1', 'B', '2026-03-30'),
      'officer of B': reportOf('131/NQ-CP#II.2.d/1', 'B', '2026-03-31'),
      'officer of A on its last day': reportOf('Danh mục kèm Công văn 6958/UBND-KSTT#16/1', 'A', '2025-06-30'),
    },
    recordAgencyClass: {
      operator: keyed('class', { name: 'Nhóm của S', memberKinds: ['DEPARTMENT'], withinId: placeId('S') }),
    },
    recordCalendarDecision: { operator: keyed('calendar', swapOf('2026-05-05', '2026-05-09')) },
    revokeTokens: { operator: keyed('revoke', revocationInput('revoked-by-operator')) },
    recordDirective: {
      operator: document('A'),
      [SUCCESSOR]: document('S'),
      'officer of B': document('B'),
      'officer of A on its last day': document('A'),
      [MACHINE]: document('S'),
    },
  };
}

async function identified(database: Database, apiKey: string): Promise<Person[]> {
  await using issuer = await startIssuer([await issuerKey('who')], () => new Date());
  const people: Person[] = [];
  for (const name of PERSON_NAMES) {
    const { slug, may, sees, isMachine } = plannedPerson(name);
    const isKnown = slug !== '';
    const viewer = isKnown ? await viewerFrom(database, issuer, name, isMachine ? apiKey : undefined) : PUBLIC_VIEWER;
    people.push({ name, viewer, may, sees: new Set(sees), isKnown });
  }
  return people;
}

/** Whom the gateway takes the bearer of a token, or of a machine's key, for on the person's day. */
async function viewerFrom(database: Database, issuer: TestIssuer, name: PersonName, apiKey?: string): Promise<Viewer> {
  const { slug, on = TODAY } = plannedPerson(name);
  const clock = fixedClock(`${on}T03:00:00Z`);
  const authentication = createAuthentication({
    directory: createDirectory(database),
    clock,
    logger: silentLogger,
    oidc: { issuer: issuer.issuer, audience: [issuer.audience] },
    development: null,
  });
  const iat = Math.floor(clock.now().getTime() / 1000);
  const credential = apiKey ?? issuer.token({ sub: marker(slug), iat, exp: iat + 600 });
  return (await authentication.identifyCredential(`Bearer ${credential}`)).viewer;
}

/** What nobody may be told but those whom the tables of who.ts and the classes of the policy name. */
function secretsOf(
  grantIds: ReadonlyMap<GrantName, string>,
  keys: readonly string[],
  subjectOf: (name: GrantName) => string,
  people: readonly Person[],
): Secret[] {
  const told = new Map<string, Set<PersonName>>();
  const tell = (text: string, to: Iterable<PersonName>) => {
    const names = told.get(text) ?? new Set();
    told.set(text, names);
    for (const name of to) names.add(name);
  };
  const whoMay = (scope: string) => people.filter(({ may }) => may.includes(scope)).map(({ name }) => name);
  const whoSees = (grant: GrantName) => people.filter(({ sees }) => sees.has(grant)).map(({ name }) => name);

  for (const grant of GRANT_NAMES) {
    const { slug } = GRANTS[grant];
    for (const text of [grantIds.get(grant)!, subjectOf(grant), marker(`basis-of-${slug}`), marker(`end-of-${slug}`)]) {
      tell(text, whoSees(grant));
    }
    const givenBy = { 'given by an operator': 'operator', 'given by a steward': 'steward-s' }[grant as string];
    tell(personSubject(givenBy ?? 'giver'), whoSees(grant));
  }
  for (const slug of ['key-machine', 'key-ended', 'key-ended-by-operator', 'key-of-operator']) {
    for (const text of [marker(slug), marker(`end-of-${slug}`)]) tell(text, whoMay('keys:read'));
    tell(hashOf(slug), []);
  }
  for (const id of keys) tell(id, whoMay('keys:read'));
  // A machine's subject holds the id of its key.
  tell(keys[0]!, [MACHINE]);
  for (const slug of ['giver', 'operator']) tell(personSubject(slug), whoMay('keys:read'));
  for (const slug of ['revoked', 'revoked-by-operator']) {
    for (const text of [personSubject(slug), marker(`token-of-${slug}`), marker(`end-of-${slug}`)]) tell(text, []);
  }
  for (const { name, viewer } of people) {
    if (viewer === PUBLIC_VIEWER) continue;
    tell(viewer.subject, [name, ...whoMay('audit:read')]);
  }
  return [...told].map(([text, to]) => ({ text, to }));
}

/** Put an agency under another, from ever on, as if the reference data had said so. */
export async function moveUnder(database: Database, place: Place, parent: Place): Promise<void> {
  const moved = agencies.find(({ id }) => id === placeId(place)) as unknown as AgencyRecord;
  const parents = [{ parentId: placeId(parent), validFrom: null, validTo: null, verified: true }];
  await using orm = openOrm({ database, subgraph: 'agencies', entities: ENTITIES });
  await orm.write(HUB_VIEWER, (em) => recordAgencies(em, [{ ...moved, parents, places: [] }]));
  await placeEvents(database, 'agencies');
}
