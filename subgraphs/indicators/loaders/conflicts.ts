import DataLoader from 'dataloader';
import { BATCH_CAP } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import type { Connection } from '../../../platform/page.ts';
import { boundAgencies, type KnownRegister } from '../rules/binding.ts';
import { type ComparedTarget, type Conflict, conflictsAmong, type Similarity } from '../rules/conflicts.ts';
import type { JudgedTarget } from '../rules/evaluation.ts';
import type { BindingLoaders } from './bindings.ts';
import { judgedTargetLoaders } from './judged-targets.ts';

/** Two targets that do not go together. */
export interface TargetConflictRow extends Conflict {}

/** A page of them. */
export interface TargetConflictConnectionRow extends Connection<TargetConflictRow> {}

const PARTS = factStatement(
  'indicators.parts',
  (holds) => `select s.indicator_id as "indicatorId", s.other_id as "otherId", s.kind from similarity_fact s
    where s.kind = 'PART_OF' and ${holds('s')} order by s.indicator_id, s.other_id`,
);
const PARTS_OF = factStatement(
  'indicators.partsOfIndicators',
  (holds) => `select s.indicator_id as "indicatorId", s.other_id as "otherId", s.kind from similarity_fact s
    where (s.indicator_id = any($2::uuid[]) or s.other_id = any($2)) and s.kind = 'PART_OF' and ${holds('s')}
    order by s.indicator_id, s.other_id`,
);

export function conflictLoaders(facts: FactReader, { knownRegister }: BindingLoaders) {
  const { read } = facts;
  const { judgedTargets, judgedTargetsByIndicator } = judgedTargetLoaders(facts);

  async function among(targets: readonly JudgedTarget[], similarities: readonly Similarity[]): Promise<Conflict[]> {
    if (targets.length < 2) return [];
    const register = await knownRegister();
    return conflictsAmong(
      targets.map((target) => comparedTarget(target, register)),
      similarities,
    );
  }

  const targetConflictsByIndicator = new DataLoader<string, readonly TargetConflictRow[]>(
    async (indicatorIds) => {
      const similarities = await read<Similarity>(PARTS_OF, indicatorIds);
      const others = similarities.flatMap(({ indicatorId, otherId }) => [indicatorId, otherId]);
      const touched = [...new Set([...indicatorIds, ...others])];
      const targets = await Promise.all(touched.map((id) => judgedTargetsByIndicator.load(id)));
      const conflicts = await among(targets.flat(), similarities);
      return indicatorIds.map((id) => conflicts.filter(touches(id)));
    },
    { maxBatchSize: BATCH_CAP },
  );

  return {
    /** Conflicts among the targets of a year, or of any time. */
    async targetConflicts(year: number | null): Promise<readonly TargetConflictRow[]> {
      const [targets, similarities] = await Promise.all([
        judgedTargets({ year, indicatorId: null, directiveId: null }),
        read<Similarity>(PARTS),
      ]);
      return among(targets, similarities);
    },
    /** Conflicts that touch an indicator: among its targets, or between one of them and one of what it is a part of or what is a part of it. */
    targetConflictsByIndicator,
  };
}

/** A target with all whom it binds. A class whose members stand in no register is held against itself, as any other. */
function comparedTarget(target: JudgedTarget, register: KnownRegister): ComparedTarget {
  return { ...target, bound: new Set([...target.classIds, ...boundAgencies(target, register)]) };
}

function touches(indicatorId: string): (conflict: Conflict) => boolean {
  return ({ higher, lower }) => higher.indicatorId === indicatorId || lower.indicatorId === indicatorId;
}
