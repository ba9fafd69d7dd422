import { createHash } from 'node:crypto';
import { grantAuditLog } from '../platform/audit/grants.ts';
import { type AuditRuntime, openAudit } from '../platform/audit/runtime.ts';
import type { Witness } from '../platform/audit/witness.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { grantFeed, grantFeedHead } from '../platform/feed/grants.ts';
import { createFeedRuntime } from '../platform/feed/runtime.ts';
import type { Logger } from '../platform/log.ts';
import { migrate, migrateDown, type NamedMigration, pendingMigrations } from '../platform/orm/migrations.ts';
import type { DefinedSubgraph, Subgraph } from '../platform/subgraph.ts';
import { Register } from '../subgraphs/agencies/migrations/001-register.ts';
import { Grants } from '../subgraphs/agencies/migrations/002-grants.ts';
import { Audit as AgenciesAudit } from '../subgraphs/agencies/migrations/003-audit.ts';
import { Writers as AgenciesWriters } from '../subgraphs/agencies/migrations/004-writers.ts';
import { Classes } from '../subgraphs/agencies/migrations/005-classes.ts';
import { Systems } from '../subgraphs/agencies/migrations/006-systems.ts';
import { Calendar } from '../subgraphs/agencies/migrations/007-calendar.ts';
import { Search as AgenciesSearch } from '../subgraphs/agencies/migrations/008-search.ts';
import { createAgencies } from '../subgraphs/agencies/subgraph.ts';
import { Directives } from '../subgraphs/directives/migrations/001-directives.ts';
import { Changes } from '../subgraphs/directives/migrations/002-changes.ts';
import { Audit as DirectivesAudit } from '../subgraphs/directives/migrations/003-audit.ts';
import { Writers as DirectivesWriters } from '../subgraphs/directives/migrations/004-writers.ts';
import { RegisterCopy } from '../subgraphs/directives/migrations/005-register.ts';
import { Work } from '../subgraphs/directives/migrations/006-work.ts';
import { Search as DirectivesSearch } from '../subgraphs/directives/migrations/008-search.ts';
import { AssignmentChanges } from '../subgraphs/directives/migrations/009-assignment-changes.ts';
import { Oversight } from '../subgraphs/directives/migrations/010-oversight.ts';
import { Spans } from '../subgraphs/directives/migrations/011-spans.ts';
import { WorkWriters } from '../subgraphs/directives/migrations/012-work-writers.ts';
import { RegisterChanges } from '../subgraphs/directives/migrations/013-register-changes.ts';
import { createDirectives, followRegister } from '../subgraphs/directives/subgraph.ts';
import { Sources } from '../subgraphs/hub/migrations/001-sources.ts';
import { Audit as HubAudit } from '../subgraphs/hub/migrations/002-audit.ts';
import { createHub } from '../subgraphs/hub/subgraph.ts';
import { Indicators } from '../subgraphs/indicators/migrations/001-indicators.ts';
import { Audit as IndicatorsAudit } from '../subgraphs/indicators/migrations/002-audit.ts';
import { Writers as IndicatorsWriters } from '../subgraphs/indicators/migrations/003-writers.ts';
import { Scorecards } from '../subgraphs/indicators/migrations/004-scorecards.ts';
import { Formulas } from '../subgraphs/indicators/migrations/005-formulas.ts';
import { CaseCounts } from '../subgraphs/indicators/migrations/006-case-counts.ts';
import { Withdrawals } from '../subgraphs/indicators/migrations/007-withdrawals.ts';
import { createIndicators, followRegister as followRegisterForIndicators } from '../subgraphs/indicators/subgraph.ts';

/** The subgraphs of this project with their migrations, in the order in which they are made. */
const MIGRATIONS: Readonly<Record<string, readonly NamedMigration[]>> = {
  agencies: [
    { name: '001-register', class: Register },
    { name: '002-grants', class: Grants },
    { name: '003-audit', class: AgenciesAudit },
    { name: '004-writers', class: AgenciesWriters },
    { name: '005-classes', class: Classes },
    { name: '006-systems', class: Systems },
    { name: '007-calendar', class: Calendar },
    { name: '008-search', class: AgenciesSearch },
  ],
  directives: [
    { name: '001-directives', class: Directives },
    { name: '002-changes', class: Changes },
    { name: '003-audit', class: DirectivesAudit },
    { name: '004-writers', class: DirectivesWriters },
    { name: '005-register', class: RegisterCopy },
    { name: '006-work', class: Work },
    { name: '008-search', class: DirectivesSearch },
    { name: '009-assignment-changes', class: AssignmentChanges },
    { name: '010-oversight', class: Oversight },
    { name: '011-spans', class: Spans },
    { name: '012-work-writers', class: WorkWriters },
    { name: '013-register-changes', class: RegisterChanges },
  ],
  indicators: [
    { name: '001-indicators', class: Indicators },
    { name: '002-audit', class: IndicatorsAudit },
    { name: '003-writers', class: IndicatorsWriters },
    { name: '004-scorecards', class: Scorecards },
    { name: '005-formulas', class: Formulas },
    { name: '006-case-counts', class: CaseCounts },
    { name: '007-withdrawals', class: Withdrawals },
  ],
  hub: [
    { name: '001-sources', class: Sources },
    { name: '002-audit', class: HubAudit },
  ],
};
export const SUBGRAPHS = Object.keys(MIGRATIONS);
const WITH_FEED = ['agencies', 'directives', 'indicators'];
/** Subgraphs that copy the register of agencies. */
const WITH_REGISTER = ['directives', 'indicators'];

/** The migrations of one subgraph. */
export function migrationsOf(subgraph: string): readonly NamedMigration[] {
  const migrations = MIGRATIONS[subgraph];
  if (!migrations) throw new Error(`expected one of ${SUBGRAPHS.join(', ')}, got the subgraph ${subgraph}`);
  return migrations;
}

/** Bring every schema to this version and let subgraphs see what they may of each other's feeds. Gives what was done. */
export async function migrateAll(database: Database): Promise<string[]> {
  const done: string[] = [];
  for (const [subgraph, migrations] of Object.entries(MIGRATIONS)) {
    const names = await migrate(database, { subgraph, migrations });
    done.push(...names.map((name) => `${subgraph}/${name}`));
  }
  for (const consumer of WITH_REGISTER) await grantFeed(database, 'agencies', consumer);
  for (const producer of WITH_FEED) await grantFeedHead(database, producer, 'hub');
  for (const producer of SUBGRAPHS) await grantAuditLog(database, producer, 'hub');
  return done;
}

/** Take back all migrations of one subgraph after `to` (null: all of them). Facts in dropped tables are lost. */
export function migrateBack(database: Database, subgraph: string, to: string | null): Promise<string[]> {
  return migrateDown(database, { subgraph, migrations: MIGRATIONS[subgraph] ?? [] }, to);
}

/** Migrations that this version has and the database has not yet. */
export async function pending(database: Database): Promise<string[]> {
  const names: string[] = [];
  for (const [subgraph, migrations] of Object.entries(MIGRATIONS)) {
    const waiting = await pendingMigrations(database, { subgraph, migrations });
    names.push(...waiting.map((name) => `${subgraph}/${name}`));
  }
  return names;
}

export interface InstallationOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly name: string;
  readonly version: string;
  /** Seals the audit record. */
  readonly signingKey: string;
  /** What this machine has seen of the audit record; null when it has no folder of its own. */
  readonly witness: Witness | null;
  /** Called with the name of each SQL statement, for tests that count. */
  readonly onStatement?: (name: string) => void;
}

/** The running parts of a hub below its gateway. */
export interface Installation extends AsyncDisposable {
  readonly subgraphs: readonly DefinedSubgraph[];
  /** The audit record: `sink` is where the gateway records. */
  readonly audit: AuditRuntime;
  /** Resolves when every consumer has applied what its feed held at the call. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

/** Open the subgraphs over a migrated database, and start what follows their feeds. */
export function openInstallation(options: InstallationOptions): Installation {
  const { database, clock, logger, onStatement } = options;
  const counted = onStatement ? { onStatement } : {};
  const feeds = createFeedRuntime(database, logger);
  const { signingKey: hubKey, witness } = options;
  const audit = openAudit({ database, subgraphs: SUBGRAPHS, hubKey, witness, logger });
  const agencies = createAgencies({
    database,
    clock,
    logger,
    sequencer: audit.sealing('agencies', feeds.sequencer('agencies')),
    ...counted,
  });
  const directivesSequencer = audit.sealing('directives', feeds.sequencer('directives'));
  const directives = createDirectives({
    database,
    clock,
    logger,
    sequencer: directivesSequencer,
    feed: feeds.source('directives', counted),
    ...counted,
  });
  const indicatorsSequencer = audit.sealing('indicators', feeds.sequencer('indicators'));
  const indicators = createIndicators({ database, clock, logger, sequencer: indicatorsSequencer, ...counted });
  const registers = [
    followRegister(database, feeds.consumer('directives'), directivesSequencer),
    followRegisterForIndicators(database, feeds.consumer('indicators'), indicatorsSequencer),
  ];

  const joined = [agencies.subgraph, directives.subgraph, indicators.subgraph].map(describe);
  const hub = createHub({
    database,
    logger,
    auditChains: SUBGRAPHS,
    installation: {
      name: options.name,
      version: options.version,
      startedAt: clock.now(),
      // Read when asked: the hub is one of its own subgraphs, and is not made yet.
      get subgraphs() {
        return [...joined, describe(hub)];
      },
    },
  });

  const close = async () => {
    for (const register of registers) await register.stop();
    await feeds.close();
    await agencies.close();
    await directives.close();
    await indicators.close();
    await audit.close();
  };
  return {
    subgraphs: [agencies.subgraph, directives.subgraph, indicators.subgraph, hub],
    audit,
    caughtUp: async () => {
      await Promise.all(registers.map((register) => register.caughtUp()));
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function describe({ name, sdl, keepsHistory }: Pick<Subgraph, 'name' | 'sdl' | 'keepsHistory'>) {
  return { name, keepsHistory, schemaVersion: createHash('sha256').update(sdl).digest('hex').slice(0, 12) };
}
