import DataLoader from 'dataloader';
import { loaderOfMany } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import type { AgencyMatchEvidenceKind, Confidence } from '../generated/types.ts';
import type { Candidate, NamedAgency } from '../rules/matching/forms.ts';
import type { DocumentPlace } from '../rules/matching.ts';
import { heldOn, nameOn } from '../rules.ts';
import { type AgencyRow, type agencyLoaders, onDay } from './agencies.ts';
import { type AgencyClassRow, CLASS_COLUMNS } from './classes.ts';
import type { heldLoaders } from './held.ts';
import type { treeLoaders } from './tree.ts';

/** What a name may mean, the likeliest first. */
export interface AgencyMatchRow {
  readonly candidates: readonly AgencyCandidateRow[];
}
export interface AgencyCandidateRow {
  readonly agency: AgencyRow;
  readonly confidence: Confidence;
  readonly evidence: readonly { readonly kind: AgencyMatchEvidenceKind; readonly text: string }[];
}

/** A class that words may mean. */
export interface AgencyClassCandidateRow {
  readonly agencyClass: AgencyClassRow;
  readonly confidence: Confidence;
  readonly condition: string | null;
}

/** A name to look up: bare words that a name may be, and those that it may be but for slips. */
export interface NameSought {
  readonly keys: readonly string[];
  readonly alike: readonly string[];
}

/** As the indexes of migrations/005-classes.ts have it. */
const words = (folded: string) => `btrim(regexp_replace(${folded}, '[^a-z0-9]+', ' ', 'g'))`;

/** How many names that are merely alike are looked at, for each way to read the text. */
const ALIKE_CAP = 30;

/**
 * Agencies of which a name or alias may be what is sought. $2 which name is sought and $3 a key of it, $4 which and $5 words
 * that it is like; each pair of arrays of one length.
 */
const AGENCIES_BY_WORDS = factStatement(
  'agencies.agenciesByWords',
  (holds) => `select k.no, n.agency_id as "agencyId" from unnest($2::int[], $3::text[]) k (no, words)
      join agency_name n on ${words('n.name_folded')} = k.words and ${holds('n')}
    union
    select k.no, l.agency_id from unnest($2::int[], $3::text[]) k (no, words)
      join agency_alias l on ${words('l.text_folded')} = k.words and ${holds('l')}
    union
    select k.no, close.agency_id from unnest($4::int[], $5::text[]) k (no, words) cross join lateral (
      select n.agency_id from agency_name n where n.name_folded operator(app.%) k.words and ${holds('n')}
      order by app.similarity(n.name_folded, k.words) desc, n.agency_id limit ${ALIKE_CAP}) close
    union
    select k.no, close.agency_id from unnest($4::int[], $5::text[]) k (no, words) cross join lateral (
      select l.agency_id from agency_alias l where l.text_folded operator(app.%) k.words and ${holds('l')}
      order by app.similarity(l.text_folded, k.words) desc, l.agency_id limit ${ALIKE_CAP}) close`,
);

const PLACES_BY_AGENCY = factStatement(
  'agencies.placesByAgency',
  (holds) => `select l.agency_id as "agencyId", l.province_id as "provinceId", l.valid_from as "validFrom",
      l.valid_to as "validTo"
    from agency_place l where l.agency_id = any($2::uuid[]) and ${holds('l')} order by l.valid_from nulls first, l.province_id`,
);

/** How many classes are looked at: more than a place and the whole country have. */
const CLASSES_CAP = 300;

/**
 * Classes that words in a document may mean: those of the whole country, those inside the agencies in $2, and those inside
 * national agencies directly under $3 on the day in $4; those most like $5 first.
 */
const CLASSES_FOR_WORDS = factStatement(
  'agencies.classesForWords',
  (holds) => `with found as (
      select c.* from agency_class_fact c where c.within_id is null and ${holds('c')}
      union all
      select c.* from agency_class_fact c where c.within_id = any($2::uuid[]) and ${holds('c')}
      union all
      select c.* from agency_parent r
      join agency_fact a on a.agency_id = r.agency_id and a.level = 'NATIONAL' and ${holds('a')}
      cross join lateral (
        select c.* from agency_class_fact c where c.within_id = r.agency_id and ${holds('c')} offset 0) c
      where r.parent_id = $3::uuid and not r.agency_id = any($2::uuid[]) and ${holds('r')} and ${onDay('r', '$4::date')}
    )
    select ${CLASS_COLUMNS} from found c order by app.similarity(c.name_folded, $5) desc, c.class_id limit ${CLASSES_CAP}`,
);

interface PlaceRow {
  readonly agencyId: string;
  readonly provinceId: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

type Register = Pick<ReturnType<typeof agencyLoaders>, 'agencyById'> &
  Pick<ReturnType<typeof heldLoaders>, 'namesByAgency' | 'aliasesByAgency'> &
  Pick<ReturnType<typeof treeLoaders>, 'ancestorsOn'>;

/** What matching names has to know: who may be meant, and where a document stands. */
export function matchingLoaders({ read }: FactReader, register: Register) {
  const placesByAgency = loaderOfMany(
    (ids) => read<PlaceRow>(PLACES_BY_AGENCY, ids),
    ({ agencyId }) => agencyId,
  );

  const agenciesByWords = new DataLoader<NameSought, readonly string[], string>(
    async (sought) => {
      const pairs = (of: 'keys' | 'alike') => sought.flatMap((name, no) => name[of].map((key) => ({ no, key })));
      const [exact, alike] = [pairs('keys'), pairs('alike')];
      const rows = await read<{ no: number; agencyId: string }>(
        AGENCIES_BY_WORDS,
        exact.map(({ no }) => no),
        exact.map(({ key }) => key),
        alike.map(({ no }) => no),
        alike.map(({ key }) => key),
      );
      const found = Map.groupBy(rows, ({ no }) => no);
      return sought.map((_, no) => (found.get(no) ?? []).map(({ agencyId }) => agencyId));
    },
    { cacheKeyFn: (sought) => JSON.stringify(sought), maxBatchSize: 20 },
  );

  async function named(agency: AgencyRow, day: string): Promise<NamedAgency> {
    const { id, kind, level, latestName } = agency;
    return { id, kind, level, name: nameOn(await register.namesByAgency.load(id), day) ?? latestName };
  }

  /** All above on the day, nearest first, and then the provinces where it or one of them stands. */
  async function above(id: string, day: string): Promise<NamedAgency[]> {
    const ancestors = await register.ancestorsOn(day).load(id);
    const known = new Set([id, ...ancestors.map((each) => each.id)]);
    const places = await Promise.all([...known].map((each) => placesByAgency.load(each)));
    const provinceIds = places
      .flatMap((held) => heldOn(held, day)?.provinceId ?? [])
      .filter((provinceId) => !known.has(provinceId));
    const provinces = await Promise.all([...new Set(provinceIds)].map((each) => register.agencyById.load(each)));
    return Promise.all([...ancestors, ...provinces.filter((row) => row !== null)].map((row) => named(row, day)));
  }

  async function candidate(id: string, day: string): Promise<Candidate[]> {
    const [agency, names, aliases, uppers] = await Promise.all([
      register.agencyById.load(id),
      register.namesByAgency.load(id),
      register.aliasesByAgency.load(id),
      above(id, day),
    ]);
    if (!agency) return [];
    const { validFrom, validTo } = agency;
    return [{ ...(await named(agency, day)), validFrom, validTo, names, aliases, above: uppers }];
  }

  return {
    /** The agencies that a name may mean, with all their names, and those above them on the day. */
    async candidates(sought: NameSought, alsoIds: readonly string[], day: string): Promise<Candidate[]> {
      const ids = new Set([...(await agenciesByWords.load(sought)), ...alsoIds]);
      return (await Promise.all([...ids].map((id) => candidate(id, day)))).flat();
    },

    /** Where a document of an agency stands; an issuer that the register does not know is as good as none. */
    async documentPlace(issuerId: string | null, day: string): Promise<DocumentPlace> {
      const issuer = issuerId === null ? null : await register.agencyById.load(issuerId);
      if (!issuer) return { day, local: [], isIssuerKnown: false };
      const house = [await named(issuer, day), ...(await above(issuer.id, day))];
      const local = house.filter(({ kind }) => kind !== 'GOVERNMENT');
      const province = local.findIndex(({ kind }) => kind === 'PROVINCE');
      return { day, local: province === -1 ? local : local.slice(0, province + 1), isIssuerKnown: true };
    },

    /** The classes that words like these may mean in a document of an agency and of those above it. */
    classesForWords: (folded: string, issuerId: string | null, localIds: readonly string[], day: string) =>
      read<AgencyClassRow>(CLASSES_FOR_WORDS, localIds, issuerId, day, folded),
  };
}
