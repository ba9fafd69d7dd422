import { publishNow } from '../../platform/cube/lattice.ts';
import { publishedCases } from '../../subgraphs/indicators/loaders/case-metrics.ts';
import type { Draw } from './corrections-commands.ts';
import type { RegisterCorrection } from './corrections-register.ts';
import { agencyId, COUNTED, officerOf } from './corrections-world.ts';
import { BY_AGENCY } from './formulas.ts';
import { OPERATOR, TODAY } from './hub.ts';

const PROVINCES = [agencyId('province/phu-tho@2025'), agencyId('province/ninh-binh@2025')];
const MONTHS = ['2025-07', '2025-08', '2025-09'];

/** The formula of the trial, as it is recorded first. */
export const FORMULA = {
  ...{
    key: 'trial',
    name: 'Tỷ lệ nhiệm vụ đã hoàn thành',
    document: BY_AGENCY,
    grain: 'QUARTER',
    indicatorId: COUNTED,
  },
  ...{ numeratorPath: 'agency.taskMetrics.done', denominatorPath: 'agency.taskMetrics.assignments' },
} as const;

/** Corrections of what numbers are computed from and added up of. */
export const SOURCES: readonly Draw[] = [
  function correctFormula(dice, world) {
    const number = world.next();
    return {
      ...{ concern: 'definitions', name: 'correctFormula', viewer: OPERATOR, seenIn: 'formulas' },
      about: { indicator: COUNTED },
      input: {
        ...{ formulaId: world.formulaId, name: `Tỷ lệ đúng ${number}`, grain: dice.pick(['MONTH', 'YEAR']) },
        reason: `Đính chính số ${number}`,
      },
    };
  },
  function recordCaseCounts(dice, world) {
    const agency = dice.pick(PROVINCES);
    const [month, cases] = [dice.pick(MONTHS), 1000 + world.next()];
    return {
      ...{ concern: 'values', name: 'recordCaseCounts', viewer: officerOf(agency), seenIn: 'caseCounts' },
      about: { indicator: COUNTED, agency, period: month },
      input: {
        ...{ indicatorId: COUNTED, month, reason: 'Đối soát lại' },
        counts: [{ agencyId: agency, cases, counted: dice.roll(1000) }],
      },
    };
  },
];

/** How often totals are published at most: each version is decided with all before it. */
const PUBLICATIONS_CAP = 4;

/** What everybody may know of counts, as it stands when it is published; once for each so many corrections. */
export const PUBLICATION: RegisterCorrection = {
  ...{ name: 'publication', concern: 'values', seenIn: 'caseMetrics', about: { indicator: COUNTED } },
  most: PUBLICATIONS_CAP,
  async record({ database }) {
    await publishNow(database, publishedCases, { today: TODAY, apply: true });
  },
};
