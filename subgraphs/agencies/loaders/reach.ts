import type { StatementRunner } from '../../../platform/history.ts';
import type { Viewer } from '../../../platform/viewer.ts';
import { type Sight, sightOf } from '../rules/grants.ts';

/**
 * Whom a viewer is steward of is a matter of today, whatever moment the operation reads at. $1 the agencies it acts for,
 * $2 whether it is steward of all of them or of those its own grants say, $3 its subject, $4 today. The function of the
 * same name in migrations/002-grants.ts asks the same for the policies, and is not asked here.
 */
const STEWARD_REACH = {
  name: 'agencies.stewardReach',
  text: `with recursive below (agency_id, depth) as (
      select id, 0 from unnest($1::uuid[]) id
      where $2::boolean or exists (select 1 from grant_fact g
        where g.subject = $3 and g.agency_id = id and g.role = 'STEWARD' and g.closed_seq is null
          and g.valid_from <= $4::date and (g.valid_to is null or g.valid_to >= $4::date))
      union
      select r.agency_id, below.depth + 1 from below
      join agency_parent r on r.parent_id = below.agency_id and r.closed_seq is null
        and (r.valid_from is null or r.valid_from <= $4::date) and (r.valid_to is null or r.valid_to >= $4::date)
      where below.depth < 16
    )
    select distinct agency_id as id from below`,
};

/** How far a viewer reaches; asked once in an operation. `today` is the present day, also when the past is read. */
export function reachLoaders(session: StatementRunner, viewer: Viewer, today: string) {
  let reach: Promise<readonly string[]> | undefined;

  async function readReach(): Promise<readonly string[]> {
    if (!viewer.roles.includes('steward') || viewer.agencyIds.length === 0) return [];
    // Of an officer elsewhere the roles do not tell where it is steward: an officer alone gives nothing.
    const isStewardOfAll = !viewer.roles.includes('officer');
    const values = [viewer.agencyIds, isStewardOfAll, viewer.subject, today];
    return (await session.query<{ id: string }>(STEWARD_REACH, values)).map(({ id }) => id);
  }
  const stewardReach = () => {
    reach ??= readReach();
    return reach;
  };
  return {
    /** The agencies whose officers and stewards the viewer makes: those it is steward of, and those below them today. */
    stewardReach,
    /** Whose grants the viewer sees; null without the scope. */
    sight: async (): Promise<Sight | null> => sightOf(viewer, await stewardReach()),
  };
}
