import { filterName, paged } from '../../../platform/page/list.ts';
import { type PageInput, requireId } from '../../../platform/page.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import { correctFormula, endFormula, recordFormula } from '../commands/formula.ts';
import { approveFormula, withdrawFormulaApproval } from '../commands/formula-approval.ts';
import type { Context } from '../context.ts';
import type { FormulaFilter, Resolvers } from '../generated/types.ts';
import {
  type ComputationRow,
  FORMULA_ORDER,
  type FormulaConnectionRow,
  type FormulaRow,
  formulaSortKey,
} from '../loaders/formulas.ts';
import type { ObservationRow } from '../loaders/observations.ts';
import { formulaFaultText } from '../problems/formulas.ts';
import { countingApprovals, isApproved } from '../rules/formula.ts';
import { entity } from './entities.ts';

/** What a payload shows, by the id that it holds; null where it holds none. */
const formula = ({ formulaId }: { readonly formulaId: string | null }, _: unknown, { loaders }: Context) =>
  formulaId === null ? null : loaders.formulaById.load(formulaId);

/** What a command that changes a formula shows though it is refused: that formula, as far as it is there. */
const about = async (outcome: Promise<Outcome>, formulaId: string) => ({
  ...{ formulaId, problems: (await outcome).problems },
});

/** How values are computed, and what stands behind those that were. */
export const formulaResolvers = {
  Query: {
    formula: (_, { id }, { loaders }) => loaders.formulaById.load(requireId(id)),
    formulas: (_, { filter, page }, context) => formulas(context, filter ?? {}, page),
  },
  Mutation: {
    recordFormula: async (_, { input }, context) => {
      const { made, problems } = await recordFormula(context, input);
      return { formulaId: made.formula ?? null, problems };
    },
    correctFormula: (_, { input }, context) => about(correctFormula(context, input), input.formulaId),
    endFormula: (_, { input }, context) => about(endFormula(context, input), input.formulaId),
    approveFormula: (_, { input }, context) => about(approveFormula(context, input), input.formulaId),
    withdrawFormulaApproval: (_, { input }, context) => about(withdrawFormulaApproval(context, input), input.formulaId),
  },
  RecordFormulaPayload: { formula },
  CorrectFormulaPayload: { formula },
  EndFormulaPayload: { formula },
  ApproveFormulaPayload: { formula },
  WithdrawFormulaApprovalPayload: { formula },

  Formula: {
    __resolveReference: ({ id }, { loaders }) => loaders.formulaById.load(requireId(id)),
    indicator: async ({ indicatorId }, _, { loaders }) => (await loaders.indicatorById.load(indicatorId))!,
    denominatorPath: orBecause('NOT_APPLICABLE', ({ denominatorPath }: FormulaRow) => denominatorPath ?? null),
    dataOwner: orBecause('NOT_APPLICABLE', ({ dataOwnerId }: FormulaRow) => entity('Agency', dataOwnerId)),
    agencyClass: orBecause('NOT_APPLICABLE', ({ classId }: FormulaRow) => entity('AgencyClass', classId)),
    approvals: (row, _, context) => approvalsOf(row, context),
    isApproved: async (row, _, context) => isApproved(row.rights, await approvalsOf(row, context)),
    fault: orBecause('NOT_APPLICABLE', ({ id }: FormulaRow, { loaders }: Context) => loaders.faultByFormula.load(id)),
    endedOn: orBecause('NOT_APPLICABLE', ({ endedOn }: FormulaRow) => endedOn ?? null),
  },
  FormulaApproval: { agency: ({ agencyId }) => entity('Agency', agencyId) },
  FormulaFault: {
    message: ({ code, about }, _, { language }) => formulaFaultText(code, about, language),
    part: ({ at }) => at,
    foundAt: ({ recordedAt }) => recordedAt,
  },
  FormulaConnection: { totalCount: (page) => page.countAll() },

  Indicator: { formulas: ({ id }, _, { loaders }) => loaders.formulasByIndicator.load(id) },
  Observation: {
    computation: orBecause('NOT_APPLICABLE', ({ id, source }: ObservationRow, { loaders }: Context) =>
      source === 'COMPUTED' ? loaders.computationByObservation.load(id) : null,
    ),
  },
  Computation: {
    formula: async ({ formulaId }, _, { loaders }) => (await loaders.formulaById.load(formulaId))!,
    document: async (row, _, context) => (await asked(row, context)).document,
    variables: ({ variables }) =>
      Object.keys(variables)
        .sort()
        .map((name) => ({ name, value: variables[name]! })),
    numeratorPath: async (row, _, context) => (await asked(row, context)).numeratorPath,
    denominatorPath: orBecause(
      'NOT_APPLICABLE',
      async (row: ComputationRow, context: Context) => (await asked(row, context)).denominatorPath ?? null,
    ),
    denominatorAsAnswered: orBecause(
      'NOT_APPLICABLE',
      ({ denominatorAsAnswered }: ComputationRow) => denominatorAsAnswered ?? null,
    ),
    computedAt: ({ recordedAt }) => recordedAt,
  },
} satisfies Resolvers;

async function asked({ observationId }: ComputationRow, { loaders }: Context) {
  return (await loaders.askedFormulaByObservation.load(observationId))!;
}

async function approvalsOf(row: FormulaRow, { loaders }: Context) {
  if (row.rights === 'PUBLIC') return [];
  const [approvals, indicator] = await Promise.all([
    loaders.approvalsByFormula.load(row.id),
    loaders.indicatorById.load(row.indicatorId),
  ]);
  const formula = { dataOwnerId: row.dataOwnerId ?? null, definitionHash: row.definitionHash };
  return countingApprovals(approvals, formula, indicator?.ownerId ?? null);
}

function formulas(
  { loaders }: Context,
  filter: FormulaFilter,
  page: PageInput | null | undefined,
): Promise<FormulaConnectionRow> {
  return paged(page, {
    name: `formulas ${filterName(filter)}`,
    order: FORMULA_ORDER,
    keyOf: formulaSortKey,
    rows: (request) => loaders.formulas(filter, request),
    count: () => loaders.formulasCount(filter),
  });
}
