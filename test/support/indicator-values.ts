import type { EntityManager } from '@mikro-orm/postgresql';
import type { Database } from '../../platform/database.ts';
import { recordSubjects } from '../../platform/history/record.ts';
import { openOrm } from '../../platform/orm.ts';
import { viewerOf } from '../../platform/viewer.ts';
import type { ObservationRecord } from '../../subgraphs/indicators/commands/record-observations.ts';
import { ENTITIES, OverrideFact } from '../../subgraphs/indicators/entities.ts';

const HUB = viewerOf({ subject: 'hub', roles: ['operator'] });

/** Write as the hub does, and give what was written its place in the feed. */
export async function writeIndicators<Result>(
  database: Database,
  work: (em: EntityManager) => Promise<Result>,
): Promise<Result> {
  await using orm = openOrm({ database, subgraph: 'indicators', entities: ENTITIES });
  const result = await orm.write(HUB, work);
  await database.job('indicators', (tx) => tx.query({ name: 'test.place', text: 'select sequence_feed()' }));
  return result;
}

export const mintId = () => crypto.randomUUID();

/** A number of one agency about the whole of 2024, stated in time, unless told otherwise. */
export const valueOf2024 = (
  indicatorId: string,
  agencyId: string,
  over: Partial<ObservationRecord> = {},
): ObservationRecord => ({
  ...{ id: mintId(), indicatorId, scope: 'AGENCY', agencyId },
  ...{ from: '2024-01-01', to: '2024-12-31', periodAsWritten: null, numerator: null, denominator: null, value: null },
  ...{ unit: 'PERCENT', bound: 'EXACT', asWritten: null, statedOn: '2025-01-20', isProvisional: false },
  ...{
    isEstimated: false,
    source: 'REPORTED',
    directiveId: null,
    clause: null,
    publishedBy: null,
    memberIds: [],
    missingMemberIds: [],
  },
  ...{ missingCount: null, areMembersStated: null, ...over },
});

/** Put a number in the place of a stated one. */
export const overrideObservation = (
  database: Database,
  observationId: string,
  number: { readonly value?: string; readonly numerator?: string; readonly denominator?: string },
) =>
  writeIndicators(database, (em) =>
    recordSubjects(em, 'indicators', { override: { entity: OverrideFact, subject: 'observationId' } }, [
      {
        ...{ subject: observationId, kind: 'OBSERVATION_OVERRIDDEN', payload: {} },
        facts: { override: [{ numerator: null, denominator: null, value: null, reason: 'counted again', ...number }] },
      },
    ]),
  );
