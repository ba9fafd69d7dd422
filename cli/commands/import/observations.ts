import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { HUB_VIEWER, recordInTransaction } from '../../../platform/audit/record.ts';
import { dayInVietnam, systemClock } from '../../../platform/clock.ts';
import { HubError } from '../../../platform/errors.ts';
import { placeEvents } from '../../../platform/feed/runtime.ts';
import { openOrm } from '../../../platform/orm.ts';
import { UUID } from '../../../platform/page.ts';
import { openAgencies } from '../../../subgraphs/agencies/subgraph.ts';
import { openDirectives } from '../../../subgraphs/directives/subgraph.ts';
import {
  carryOutImport,
  type ImportedNumber,
  type ImportPlan,
  planImport,
} from '../../../subgraphs/indicators/commands/import-observations.ts';
import type { ObservationRecord } from '../../../subgraphs/indicators/commands/record-observations.ts';
import { ENTITIES } from '../../../subgraphs/indicators/entities.ts';
import { openIndicators } from '../../../subgraphs/indicators/subgraph.ts';
import { readOptions } from '../../arguments.ts';
import { openHubProcess } from '../../hub-process.ts';
import { migrateAll, pending } from '../../installation.ts';
import { numberTold } from '../../observation.ts';
import { ask, lineOf } from '../../register.ts';
import { type FileNumber, type Mistake, readObservationFile } from './observation-file.ts';

type Asked = Parameters<typeof ask>[0];

/**
 * `hub import observations FILE.csv [--apply]`: say what the numbers of a file would change, and with --apply record all of them
 * in one transaction. A line that cannot be recorded stops the whole, and every such line is told. The same file once more
 * changes nothing.
 */
export async function importObservations([file, ...args]: readonly string[]): Promise<void> {
  if (file === undefined || file.startsWith('-')) {
    throw new HubError('COMMAND_INVALID', 'Expected a file after import observations.');
  }
  const { apply } = readOptions(args, { apply: { type: 'boolean', default: false } });
  const read = await readObservationFile(file);

  await using hub = await openHubProcess({ ...process.env, LOG_LEVEL: 'silent' }, { besideRunning: true });
  const { database, logger } = hub;
  if ((await pending(database)).length > 0) await migrateAll(database);
  const parts = { database, clock: systemClock, logger };
  const [agencies, directives, indicators] = [openAgencies(parts), openDirectives(parts), openIndicators(parts)];
  try {
    // Whether an agency existed is read in the copy of the register.
    await indicators.caughtUp();
    const today = dayInVietnam(systemClock.now());
    const named = await lookUp(read.numbers, { agencies: agencies.subgraph, directives: directives.subgraph, today });
    const mistakes = [...read.mistakes, ...named.mistakes];

    await using orm = openOrm({ database, subgraph: 'indicators', entities: ENTITIES });
    const sha256 = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    const plan = await orm.write(HUB_VIEWER, async (em) => {
      const found = await planImport(em, named.numbers, today);
      const isBad = mistakes.length + found.refused.length > 0;
      if (!apply || isBad || found.added.length + found.changed.length === 0) return found;
      const name = basename(file);
      await carryOutImport(em, found, `Nhập từ ${name}`);
      const counts = { added: found.added.length, changed: found.changed.length };
      const facts = { work: 'OBSERVATIONS_IMPORTED', file: { name, sha256 }, ...counts };
      await recordInTransaction(em, { kind: 'MAINTENANCE', requestId: randomUUID(), facts });
      return found;
    });
    await placeEvents(database, 'indicators');
    tell(plan, mistakes, apply);
  } finally {
    await indicators.close();
    await directives.close();
    await agencies.close();
  }
}

interface LookUp {
  readonly agencies: Asked;
  readonly directives: Asked;
  readonly today: string;
}

/** What a name or code stands for: an id, or why it cannot be told. */
type Meant = { readonly id: string } | { readonly mistake: string };

/** Look up the agencies and documents that lines name, each once. */
async function lookUp(
  numbers: readonly FileNumber[],
  { agencies, directives, today }: LookUp,
): Promise<{ readonly numbers: readonly ImportedNumber[]; readonly mistakes: readonly Mistake[] }> {
  const known = new Map<string, Meant>();
  const once = async (key: string, find: () => Promise<Meant>): Promise<Meant> => {
    const meant = known.get(key) ?? (await find());
    known.set(key, meant);
    return meant;
  };
  const found: ImportedNumber[] = [];
  const mistakes: Mistake[] = [];
  for (const { agency, source, members, missingMembers, ...number } of numbers) {
    const on = number.to < today ? number.to : today;
    const tell = (meant: Meant | null): string | null => {
      if (meant !== null && 'mistake' in meant) mistakes.push({ line: number.line, message: meant.mistake });
      return idOf(meant);
    };
    const agencyOf = async (text: string, column: string) =>
      tell(await once(`${column} ${on} ${text}`, () => agencyMeant(agencies, text, on, column)));
    const idsOf = async (names: readonly string[] | null, column: string) => {
      if (names === null) return null;
      const ids: string[] = [];
      for (const name of names) ids.push((await agencyOf(name, column)) ?? '');
      return ids;
    };
    const [agencyId, memberIds, missingMemberIds] = [
      agency === null ? null : await agencyOf(agency, 'agency'),
      await idsOf(members, 'members'),
      await idsOf(missingMembers, 'missing_members'),
    ];
    const document = source === null ? null : await once(`source ${source}`, () => directiveMeant(directives, source));
    found.push({ ...number, agencyId, memberIds, missingMemberIds, directiveId: tell(document) });
  }
  const bad = new Set(mistakes.map(({ line }) => line));
  return { numbers: found.filter(({ line }) => !bad.has(line)), mistakes };
}

function idOf(meant: Meant | null): string | null {
  return meant !== null && 'id' in meant ? meant.id : null;
}

const AGENCY = `query ($text: String!, $on: Date!) {
  code: agencyByCode(system: MA_DINH_DANH, code: $text, on: $on) { id name }
  gso: agencyByCode(system: GSO, code: $text, on: $on) { id name }
  match: matchAgency(text: $text, on: $on) { candidates { agency { id name } confidence evidence { kind } } } }`;
interface NamedAgency {
  readonly id: string;
  readonly name: string;
}
interface AgencyAnswer {
  readonly code: NamedAgency | null;
  readonly gso: NamedAgency | null;
  readonly match: {
    readonly candidates: readonly {
      readonly agency: NamedAgency;
      readonly confidence: string;
      readonly evidence: readonly { readonly kind: string }[];
    }[];
  } | null;
}
/** What is near to a name and not the name: for whoever searches, not for whoever records. */
const GUESSES = ['SLIP', 'WITHOUT_ACCENTS'];

/** The agency of an id, a code or a name on a day, where there is one and no other. */
async function agencyMeant(agencies: Asked, text: string, on: string, column: string): Promise<Meant> {
  if (UUID.test(text)) return { id: text };
  if (text.length > 300) {
    return { mistake: `Expected the code, id or name of an agency in "${column}", got a longer text.` };
  }
  const { code, gso, match } = await ask<AgencyAnswer>(agencies, AGENCY, { text, on });
  const candidates = match?.candidates ?? [];
  const sure = candidates.filter(
    ({ confidence, evidence }) => confidence === 'HIGH' && !evidence.some(({ kind }) => GUESSES.includes(kind)),
  );
  const byCode = [code, gso].filter((agency) => agency !== null);
  const meant = new Map((byCode.length > 0 ? byCode : sure.map(({ agency }) => agency)).map((each) => [each.id, each]));
  const [only] = meant.values();
  if (only && meant.size === 1) return { id: only.id };
  const near = [...meant.values(), ...candidates.map(({ agency }) => agency)].slice(0, 3);
  const remedy = near.map(({ id, name }) => `${name} (${id})`).join(', ');
  const told = JSON.stringify(text.slice(0, 60));
  return {
    mistake: `Expected one agency on ${on} in "${column}", got ${told}.${remedy && ` Write the id: ${remedy}.`}`,
  };
}

const DIRECTIVES = `query ($symbol: String!) {
  directives(filter: { symbol: $symbol }, page: { first: 5 }) { nodes { id issuedOn } } }`;
interface DirectivesAnswer {
  readonly directives: { readonly nodes: readonly { readonly id: string; readonly issuedOn: string | null }[] } | null;
}

/** The document of an id or a symbol, where there is one and no other. */
async function directiveMeant(directives: Asked, text: string): Promise<Meant> {
  if (UUID.test(text)) return { id: text };
  const answer = await ask<DirectivesAnswer>(directives, DIRECTIVES, { symbol: text.slice(0, 200) });
  const nodes = answer.directives?.nodes ?? [];
  const [only] = nodes;
  if (only && nodes.length === 1) return { id: only.id };
  const told = JSON.stringify(text.slice(0, 60));
  const near = nodes.map(({ id, issuedOn }) => `${id} (${issuedOn ?? 'no day'})`).join(', ');
  const remedy = near
    ? `Write the id: ${near}.`
    : 'Record the document first, or leave the field empty where the number was reported to you.';
  return { mistake: `Expected one document of the register in "source", got ${told}. ${remedy}` };
}

function tell(plan: ImportPlan, mistakes: readonly Mistake[], apply: boolean): void {
  const { added, changed, same, refused } = plan;
  const wrong = [
    ...mistakes.map(({ line, message }) => ({ line, text: `COMMAND_INVALID: ${message}` })),
    ...refused.flatMap(({ line, problems }) =>
      problems.map(({ code, messages }) => ({ line, text: `${code}: ${messages.en}` })),
    ),
  ].toSorted((a, b) => a.line - b.line);
  for (const { line, record, indicatorKey } of added) {
    say(
      'new',
      `line ${line}`,
      indicatorKey,
      record.periodAsWritten ?? record.to,
      numberTold(record),
      ...namesTold(record),
    );
  }
  for (const { line, record, before, indicatorKey } of changed) {
    const numbers = `${numberTold(before)} -> ${numberTold(record)}`;
    const others = [...differing(namesTold(before), namesTold(record)), ...differing(dayTold(before), dayTold(record))];
    say('changed', `line ${line}`, indicatorKey, record.periodAsWritten ?? record.to, numbers, ...others);
  }
  say(`${added.length} new`, `${changed.length} changed`, `${same.length} as recorded`);
  for (const { line, text } of wrong) process.stderr.write(`line ${line}: ${lineOf([text])}\n`);
  if (wrong.length > 0) {
    process.exitCode = 1;
    process.stderr.write('nothing was written: a file is recorded wholly or not at all\n');
  } else if (added.length + changed.length === 0) say('all of it is recorded already');
  else say(apply ? 'recorded' : 'nothing was written: --apply records it');
}

/** How many are named of those that did it, and that did not. */
function namesTold({ memberIds, missingMemberIds }: ObservationRecord): string[] {
  return memberIds.length + missingMemberIds.length === 0
    ? []
    : [`${memberIds.length} members, ${missingMemberIds.length} missing`];
}

function dayTold({ statedOn }: ObservationRecord): string[] {
  return [`stated on ${statedOn ?? '…'}`];
}

function differing(before: readonly string[], after: readonly string[]): string[] {
  return before.join() === after.join() ? [] : [`${before.join() || '…'} -> ${after.join() || '…'}`];
}

function say(...parts: string[]): void {
  process.stdout.write(`${lineOf(parts)}\n`);
}
