import { randomUUID } from 'node:crypto';
import { HUB_VIEWER, recordInTransaction } from '../../platform/audit/record.ts';
import type { Database } from '../../platform/database.ts';
import { placeEvents } from '../../platform/feed/runtime.ts';
import type { Logger } from '../../platform/log.ts';
import { type Orm, openOrm } from '../../platform/orm.ts';
import type { FormulaApis } from '../../schema/formula.ts';
import { type FormulasToRun, formulasToRun } from '../../subgraphs/indicators/commands/computing.ts';
import {
  checkFormulas,
  type FormulaCheck,
  recordFormulaCheck,
} from '../../subgraphs/indicators/commands/formula-checks.ts';
import { readFormulaApis } from '../../subgraphs/indicators/context/formula-apis.ts';
import { ENTITIES, FormulaFact } from '../../subgraphs/indicators/entities.ts';

/** What a check found, and what can be run by it. */
export interface CheckedFormulas {
  readonly check: FormulaCheck;
  readonly toRun: FormulasToRun;
}

/**
 * Check every formula against the graph of this release, and say which can be run. With `record` it is on record which became
 * broken and which fit again: their values are flagged, or no longer.
 */
export function checkedFormulas(
  orm: Orm,
  apis: FormulaApis,
  { record }: { record: boolean },
): Promise<CheckedFormulas> {
  return orm.write(HUB_VIEWER, async (em) => {
    const check = await checkFormulas(em, apis);
    const changed = record ? await recordFormulaCheck(em, check) : [];
    if (changed.length > 0) {
      const facts = { work: 'FORMULAS_CHECKED', checked: check.checked, changed };
      await recordInTransaction(em, { kind: 'MAINTENANCE', requestId: randomUUID(), facts });
    }
    return { check, toRun: await formulasToRun(em, check) };
  });
}

/**
 * The check of a hub that starts, over its migrated database: each broken formula is logged by name. The graph is not even read
 * while there are no formulas. What goes wrong with it is logged as well, and keeps no hub from serving.
 */
export async function warnOfBrokenFormulas(
  database: Database,
  logger: Logger,
  readApis: () => FormulaApis = readFormulaApis,
): Promise<void> {
  try {
    await using orm = openOrm({ database, subgraph: 'indicators', entities: ENTITIES });
    const formulas = await orm.write(HUB_VIEWER, (em) => em.count(FormulaFact, { closedSeq: null }));
    if (formulas === 0) return;
    const { check } = await checkedFormulas(orm, readApis(), { record: true });
    await placeEvents(database, 'indicators');
    for (const { key, message } of check.broken) {
      logger.warn('a formula does not fit the graph: its last values stay, flagged', { formula: key, fault: message });
    }
    for (const { key } of check.mended) logger.info('a formula fits the graph again', { formula: key });
  } catch (error) {
    logger.error('the formulas could not be checked', { error });
  }
}
