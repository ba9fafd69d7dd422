import DataLoader from 'dataloader';
import { addDays, formatPeriod, type Period } from '../../../domain/period.ts';
import { compareDecimals } from '../../../domain/ratio.ts';
import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import type { Connection } from '../../../platform/page.ts';
import type { Problem } from '../../../platform/problems.ts';
import type {
  OfficialScoreFact,
  ScorecardClassFact,
  ScorecardComponentFact,
  ScorecardDefinitionFact,
  ScorecardGroupFact,
} from '../entities.ts';
import type { AgencyLevel } from '../generated/types.ts';
import {
  type ComponentInputs,
  type ComponentValue,
  definitionOn,
  type Score,
  type ScoredComponent,
  type ScoredGroup,
  scoreOf,
} from '../rules/scorecard.ts';
import type { BindingLoaders } from './bindings.ts';
import { overridden } from './period-values.ts';

/** A version of an index. */
export interface ScorecardDefinitionRow
  extends Pick<
    ScorecardDefinitionFact,
    | 'key'
    | 'name'
    | 'directiveId'
    | 'evaluatorId'
    | 'validFrom'
    | 'isValidFromKnown'
    | 'validTo'
    | 'remark'
    | 'groups'
    | 'components'
    | 'classes'
  > {
  readonly id: string;
}
export interface ScorecardGroupDefinitionRow extends ScorecardGroupFact {}
export interface ScorecardComponentDefinitionRow extends ScorecardComponentFact {}
export interface ScorecardClassRow extends ScorecardClassFact {}

/** A published score. */
export interface OfficialScoreRow
  extends Pick<
    OfficialScoreFact,
    'agencyId' | 'period' | 'partKey' | 'points' | 'source' | 'directiveId' | 'clause' | 'statedOn'
  > {
  readonly id: string;
  readonly indexKey: string;
}

/** The score of an agency, with what was published of it, the latest first. */
export interface ScorecardRow {
  readonly agencyId: string;
  readonly definition: ScorecardDefinitionRow;
  readonly time: Period;
  readonly judgedOn: string;
  readonly score: Score;
  readonly officials: readonly OfficialScoreRow[];
}
export interface ScorecardGroupRow extends ScoredGroup {
  readonly official: OfficialScoreRow | null;
}
export interface ScorecardComponentRow extends ScoredComponent {
  readonly official: OfficialScoreRow | null;
}

/** What payloads of commands hold: the id of what they show, or null. */
export interface RecordScorecardDefinitionPayloadRow {
  readonly definitionId: string | null;
  readonly problems: readonly Problem[];
}
export interface RecordOfficialScorePayloadRow {
  readonly officialScoreId: string | null;
  readonly problems: readonly Problem[];
}

/** A page of scorecards. */
export interface ScorecardConnectionRow extends Connection<ScorecardRow> {}

const DEFINITION_COLUMNS = `d.definition_id as id, d.key, d.name, d.directive_id as "directiveId",
  d.evaluator_id as "evaluatorId", d.valid_from as "validFrom", d.is_valid_from_known as "isValidFromKnown",
  d.valid_to as "validTo", d.remark, d.groups, d.components, d.classes`;
const DEFINITION_BY_ID = factStatement(
  'indicators.scorecardDefinitionById',
  (holds) => `select ${DEFINITION_COLUMNS} from scorecard_definition_fact d
    where d.definition_id = any($2::uuid[]) and ${holds('d')}`,
);
const DEFINITIONS_BY_KEY = factStatement(
  'indicators.scorecardDefinitionsByKey',
  (holds) => `select ${DEFINITION_COLUMNS} from scorecard_definition_fact d
    where d.key collate "C" = any($2::text[]) and ${holds('d')} order by d.key collate "C", d.valid_from`,
);

const OFFICIAL_COLUMNS = `s.score_id as id, s.definition_key as "indexKey", s.agency_id as "agencyId", s.period,
  s.part_key as "partKey", s.points, s.source, s.directive_id as "directiveId", s.clause, s.stated_on as "statedOn"`;
const OFFICIAL_BY_ID = factStatement(
  'indicators.officialScoreById',
  (holds) => `select ${OFFICIAL_COLUMNS} from official_score_fact s
    where s.score_id = any($2::uuid[]) and ${holds('s')}`,
);
const OFFICIALS_BY_AGENCY = factStatement(
  'indicators.officialScoresByAgency',
  (holds) => `select ${OFFICIAL_COLUMNS} from official_score_fact s
    where s.agency_id = any($2::uuid[]) and s.definition_key = $3 and s.period = $4 and ${holds('s')}
    order by s.agency_id, s.stated_on desc, s.seq desc, s.score_id`,
);

/** Of a period that is over, what ends with it; else what has begun with it. $3 first and $4 last day of the values' end. */
const COUNTS = `o.agency_id is not null and o.ends_on >= w.ends_from and o.ends_on <= w.last_on
  and (o.starts_on = w.first_on or o.starts_on is null)
  and (o.unit = 'PERCENT' or (o.unit = 'COUNT' and o.numerator is not null))`;

/**
 * Of each pair of an agency in $2 and an indicator in $3 the number that counts for a component in the time from $4 to $5, which
 * ends on $6 or later: the latest to end; of those a period before what only stood so, then the one stated last.
 */
const COMPONENT_VALUES = factStatement(
  'indicators.componentValues',
  (holds) => `select v.*, case when x.fact_id is null then v.stated_bound else 'EXACT' end as bound,
      case when x.fact_id is null then v.stated_numerator else x.numerator end as numerator,
      case when x.fact_id is null then v.stated_denominator else x.denominator end as denominator,
      case when x.fact_id is null then v.stated_value else x.value end as value
    from (select a.id as agency_id, i.id as indicator_id, $4::date as first_on, $5::date as last_on, $6::date as ends_from
      from unnest($2::uuid[]) a (id) cross join unnest($3::uuid[]) i (id)) w
    cross join lateral (
      select o.agency_id as "agencyId", o.indicator_id as "indicatorId", o.observation_id as "observationId",
        o.starts_on as "from", o.ends_on as "to", o.stated_on as "statedOn", o.unit, o.is_provisional as "isProvisional",
        o.bound as stated_bound, o.numerator as stated_numerator, o.denominator as stated_denominator, o.value as stated_value
      from observation_fact o
      where o.agency_id = w.agency_id and o.indicator_id = w.indicator_id and ${COUNTS} and ${holds('o')}
      order by o.ends_on desc, o.starts_on, o.stated_on desc nulls last, o.seq desc, o.observation_id limit 1
    ) v ${overridden(holds)}`,
);

/** Agencies with a number that counts for one of the indicators $2 in the time $3 to $4, from $5 on, or a published score of $6 for $7. */
const SCORED_AGENCIES = factStatement(
  'indicators.scoredAgencies',
  (holds) => `select o.agency_id as id
      from (select i.id as indicator_id, $3::date as first_on, $4::date as last_on, $5::date as ends_from
        from unnest($2::uuid[]) i (id)) w
      join observation_fact o on o.indicator_id = w.indicator_id and ${COUNTS} and ${holds('o')}
    union
    select s.agency_id from official_score_fact s
      where s.definition_key collate "C" = $6 and s.period collate "C" = $7 and ${holds('s')}`,
);

/** Agencies of one statement: of each some two dozen numbers are looked up. */
const AGENCIES_CAP = 200;

/** An index and a period. */
interface Asked {
  readonly key: string;
  readonly time: Period;
}

interface StoredValue extends ComponentValue {
  readonly agencyId: string;
  readonly indicatorId: string;
}

/** Indices, published scores, and the scores that follow from what is known. */
export function scorecardLoaders(
  { read, today }: FactReader,
  { knownRegister }: Pick<BindingLoaders, 'knownRegister'>,
) {
  const versionsByKey = loaderOfMany(
    (keys) => read<ScorecardDefinitionRow>(DEFINITIONS_BY_KEY, keys),
    ({ key }) => key,
  );
  const officialsByAgency = loadersByArguments(
    ({ key, time }: Asked) =>
      loaderOfMany(
        (ids) => read<OfficialScoreRow>(OFFICIALS_BY_AGENCY, ids, key, formatPeriod(time)),
        ({ agencyId }) => agencyId,
      ),
    nameOf,
  );

  async function valuesOf(agencyIds: readonly string[], indicatorIds: readonly string[], time: Period) {
    const rows = await read<StoredValue>(
      COMPONENT_VALUES,
      ...[agencyIds, indicatorIds, time.firstOn, time.lastOn, endsFrom(time)],
    );
    return new Map(rows.map((row) => [`${row.agencyId} ${row.indicatorId}`, row]));
  }

  async function scores({ key, time }: Asked, agencyIds: readonly string[]): Promise<(ScorecardRow | null)[]> {
    const definition = definitionOn(await versionsByKey.load(key), time.lastOn);
    if (definition === null) return agencyIds.map(() => null);
    const { components } = definition;
    const values = await valuesOf(agencyIds, indicatorsOf(components), time);
    const byLastYear = components.filter(({ emptyDenominator }) => emptyDenominator === 'LAST_YEAR');
    const isEmpty = [...values.values()].some(
      ({ denominator }) => denominator != null && compareDecimals(denominator, 0) === 0,
    );
    const before =
      isEmpty && byLastYear.length > 0
        ? await valuesOf(agencyIds, indicatorsOf(byLastYear), yearBefore(time))
        : new Map<string, StoredValue>();
    const officials = await officialsByAgency({ key, time }).loadMany(agencyIds);

    return agencyIds.map((agencyId, at) => {
      const inputs = new Map<string, ComponentInputs>(
        components.map(({ key: component, indicatorId }) => {
          const place = `${agencyId} ${indicatorId}`;
          return [component, { value: values.get(place) ?? null, lastYear: before.get(place) ?? null }];
        }),
      );
      const published = officials[at];
      if (published instanceof Error) throw published;
      return {
        ...{ agencyId, definition, time, judgedOn: today },
        score: scoreOf(definition, inputs, time, today),
        officials: published ?? [],
      };
    });
  }

  /** Whatever ends within a period while it runs; what ends with it when it is over. */
  function endsFrom({ firstOn, lastOn }: Period): string {
    return today <= lastOn ? firstOn : lastOn;
  }

  const scorecardByAgency = loadersByArguments(
    (asked: Asked) =>
      new DataLoader<string, ScorecardRow | null>((ids) => scores(asked, ids), { maxBatchSize: AGENCIES_CAP }),
    nameOf,
  );

  return {
    scorecardDefinitionById: loaderByKey(
      (ids) => read<ScorecardDefinitionRow>(DEFINITION_BY_ID, ids),
      ({ id }) => id,
    ),
    officialScoreById: loaderByKey(
      (ids) => read<OfficialScoreRow>(OFFICIAL_BY_ID, ids),
      ({ id }) => id,
    ),
    /** The version of an index that was in force on a day; null for none. */
    async scorecardDefinitionOn(key: string, day: string): Promise<ScorecardDefinitionRow | null> {
      return definitionOn(await versionsByKey.load(key), day);
    },
    /** The score of an agency; null where no version of the index was in force. */
    scorecardByAgency,
    /** Every score of a period of which anything is known, of one level or of all, in no order. */
    async scorecards(asked: Asked, level: AgencyLevel | null): Promise<ScorecardRow[]> {
      const definition = definitionOn(await versionsByKey.load(asked.key), asked.time.lastOn);
      if (definition === null) return [];
      const { firstOn, lastOn } = asked.time;
      const found = await read<{ id: string }>(
        SCORED_AGENCIES,
        ...[indicatorsOf(definition.components), firstOn, lastOn, endsFrom(asked.time)],
        ...[asked.key, formatPeriod(asked.time)],
      );
      const levels = level === null ? null : (await knownRegister()).levels;
      const wanted = found.filter(({ id }) => levels === null || levels.get(id) === level);
      const loaded = await scorecardByAgency(asked).loadMany(wanted.map(({ id }) => id));
      return loaded.flatMap((row) => {
        if (row instanceof Error) throw row;
        return row ?? [];
      });
    },
  };
}

function nameOf({ key, time }: Asked): string {
  return JSON.stringify([key, time.grain, time.firstOn]);
}

function indicatorsOf(components: readonly ScorecardComponentFact[]): string[] {
  return [...new Set(components.flatMap(({ indicatorId }) => indicatorId ?? []))];
}

/** The calendar year before the one in which a period lies. */
function yearBefore({ firstOn }: Period): Period {
  const lastOn = addDays(`${firstOn.slice(0, 4)}-01-01`, -1);
  return { grain: 'YEAR', firstOn: `${lastOn.slice(0, 4)}-01-01`, lastOn };
}
