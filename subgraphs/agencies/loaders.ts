import type { FactReader, StatementRunner } from '../../platform/history.ts';
import type { Problem } from '../../platform/problems.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { agencyLoaders } from './loaders/agencies.ts';
import { apiKeyLoaders } from './loaders/api-keys.ts';
import { type CalendarCache, calendarLoaders } from './loaders/calendar.ts';
import { classLoaders } from './loaders/classes.ts';
import { grantLoaders } from './loaders/grants.ts';
import { heldLoaders } from './loaders/held.ts';
import { statementLoaders } from './loaders/link-statements.ts';
import { matchingLoaders } from './loaders/matching.ts';
import { reachLoaders } from './loaders/reach.ts';
import { searchLoaders } from './loaders/search.ts';
import { successionLoaders } from './loaders/successions.ts';
import { linkLoaders } from './loaders/system-links.ts';
import { systemLoaders } from './loaders/systems.ts';
import { treeLoaders } from './loaders/tree.ts';
import { seesKeys } from './rules/api-keys.ts';

/** Whom the hub takes a caller for. */
export interface ViewerRow extends Viewer {}

/** What commands led to; what is shown with their problems is read when it is asked for. */
export interface GiveGrantPayloadRow {
  readonly grantId: string | null;
  readonly problems: readonly Problem[];
}
export interface EndGrantPayloadRow {
  readonly grantId: string;
  readonly problems: readonly Problem[];
}
export interface RegisterApiKeyPayloadRow {
  readonly apiKeyId: string | null;
  readonly problems: readonly Problem[];
}
export interface EndApiKeyPayloadRow {
  readonly apiKeyId: string;
  readonly problems: readonly Problem[];
}
export interface RevokeTokensPayloadRow {
  readonly revocationId: string | null;
  readonly problems: readonly Problem[];
}

/** Whose operation it is, and the present day: what may be seen is a matter of now, whatever moment is read. */
export interface Asking {
  readonly viewer: Viewer;
  readonly presentDay: string;
  readonly calendars: CalendarCache;
}

/** Made anew for every operation, over that operation's viewer and moment: nothing read for one caller is served to another. */
export function createLoaders(facts: FactReader, session: StatementRunner, { viewer, presentDay, calendars }: Asking) {
  const reach = reachLoaders(session, viewer, presentDay);
  const register = { ...agencyLoaders(facts), ...heldLoaders(facts), ...treeLoaders(facts) };
  return {
    ...register,
    ...successionLoaders(facts),
    ...reach,
    ...grantLoaders(facts, reach.sight),
    ...apiKeyLoaders(facts, seesKeys(viewer)),
    ...classLoaders(facts),
    ...matchingLoaders(facts, register),
    ...searchLoaders(facts),
    ...systemLoaders(facts),
    ...linkLoaders(facts),
    ...statementLoaders(facts),
    ...calendarLoaders(facts, calendars),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
