import { daysBetween } from '../../../domain/period.ts';
import { ratioOf } from '../../../domain/ratio.ts';
import { HubError } from '../../../platform/errors.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';
import type { ReportingRow } from '../loaders/reporting.ts';
import { entities } from './entities.ts';

/** How complete and how fresh the numbers of an indicator are. */
export const reportingResolvers = {
  Indicator: {
    reporting: ({ id }, { from, to }, { loaders }) => {
      if (from <= to) return loaders.reportingByIndicator({ from, to }).load(id);
      throw new HubError('BAD_USER_INPUT', `Expected "to" on or after "from", ${from}, got ${to}.`, {
        details: { argument: 'to' },
      });
    },
  },

  Reporting: {
    agencies: ({ expectedCount, missingIds }) => ratioOf(expectedCount - missingIds.length, expectedCount),
    missing: async ({ missingIds }, _, { loaders }) =>
      missingIds.length === 0 ? [] : entities('Agency', await loaders.firstByName.load(missingIds)),
    latestTo: orBecause('NOT_REPORTED', ({ latestTo }: ReportingRow) => latestTo),
    latestRecordedAt: orBecause('NOT_REPORTED', ({ latestRecordedAt }: ReportingRow) => latestRecordedAt),
    lagDays: orBecause('NOT_REPORTED', ({ latestTo }: ReportingRow, { readAt }: Context) =>
      latestTo === null ? null : Math.max(0, daysBetween(latestTo, readAt.today)),
    ),
  },
} satisfies Resolvers;
