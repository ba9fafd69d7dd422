import type { Database } from '../../platform/database.ts';
import { placeEvents } from '../../platform/feed/runtime.ts';
import { openOrm } from '../../platform/orm.ts';
import { recordAgencies } from '../../subgraphs/agencies/commands.ts';
import { ENTITIES } from '../../subgraphs/agencies/entities.ts';
import { OPERATOR } from './directives-subgraph.ts';

/** A department as a test records it; open days, unless it says otherwise. */
export interface Department {
  readonly id: string;
  readonly name: string;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
  /** The agency that it stands under. */
  readonly parentId: string;
}

/** A subgraph that follows the register. */
interface Following {
  readonly database: Database;
  caughtUp(): Promise<void>;
}

/** Record a department in the register, and let the directives know. */
export async function recordDepartment(hub: Following, { id, name, parentId, ...days }: Department): Promise<void> {
  const always = { validFrom: null, validTo: null };
  await using orm = openOrm({ database: hub.database, subgraph: 'agencies', entities: ENTITIES });
  await orm.write(OPERATOR, (em) =>
    recordAgencies(em, [
      {
        ...{ id, key: `department/${id}`, kind: 'DEPARTMENT', level: 'PROVINCE', ...always, ...days },
        names: [{ name, ...always, verified: true }],
        ...{ aliases: [], codes: [], places: [] },
        parents: [{ parentId, ...always, verified: true }],
        verified: true,
      },
    ]),
  );
  await placeEvents(hub.database, 'agencies');
  await hub.caughtUp();
}
