import { placeEvents } from '../../platform/feed/runtime.ts';
import { openOrm } from '../../platform/orm.ts';
import {
  type AgencyRecord,
  recordAgencies,
  recordSuccessions,
  type SuccessionRecord,
} from '../../subgraphs/agencies/commands.ts';
import { ENTITIES } from '../../subgraphs/agencies/entities.ts';
import type { Concern } from './corrections-commands.ts';
import type { About, QuestionName } from './corrections-questions.ts';
import { agencyId, OFFICE } from './corrections-world.ts';
import { OPERATOR, type TestHub } from './hub.ts';
import { read } from './reference-data.ts';

type AgencyFile = Omit<AgencyRecord, 'parents' | 'places'> & {
  readonly parents: readonly (AgencyRecord['names'][number] & { readonly parent: string })[];
  readonly provinces: readonly (AgencyRecord['names'][number] & { readonly province: string })[];
};

const AGENCY_FILE = read<AgencyFile>('agencies');
const SUCCESSION_FILE = read<SuccessionRecord & { readonly key: string }>('successions');

const HEALTH = agencyId('ministry/y-te');
const MERGED = agencyId('province/ninh-binh@2025');
const GOVERNMENT = agencyId('government/chinh-phu');

function agencyRecord(id: string): AgencyRecord {
  const file = AGENCY_FILE.find((agency) => agency.id === id)!;
  return {
    ...file,
    parents: file.parents.map((held) => ({ ...held, parentId: agencyId(held.parent) })),
    places: file.provinces.map((held) => ({ ...held, provinceId: agencyId(held.province) })),
  };
}

function successionRecord(key: string): SuccessionRecord {
  const file = SUCCESSION_FILE.find((succession) => succession.key === key)!;
  return { ...file, from: file.from.map(agencyId), to: file.to.map(agencyId) };
}

/** A correction that no command makes: of the register, which the reference data says, and what a job does. */
export interface RegisterCorrection {
  readonly concern: Concern;
  readonly name: string;
  /** How often it is made at most. */
  readonly most?: number;
  readonly about: Partial<About>;
  readonly seenIn: QuestionName;
  record(hub: Pick<TestHub, 'database'>, number: number): Promise<void>;
}

async function recordInRegister(
  { database }: Pick<TestHub, 'database'>,
  records: { readonly agencies?: readonly AgencyRecord[]; readonly successions?: readonly SuccessionRecord[] },
): Promise<void> {
  await using orm = openOrm({ database, subgraph: 'agencies', entities: ENTITIES });
  await orm.write(OPERATOR, async (em) => {
    await recordAgencies(em, records.agencies ?? []);
    await recordSuccessions(em, records.successions ?? []);
  });
  await placeEvents(database, 'agencies');
}

/** When and of whom a province was merged, what an agency is called, and what it stands under. */
export const REGISTER_CORRECTIONS: readonly RegisterCorrection[] = [
  {
    ...{ name: 'succession', concern: 'boundaries', seenIn: 'agency', about: { agency: MERGED } },
    async record(hub, number) {
      const merger = successionRecord('merge/ninh-binh@2025');
      const from = number % 2 === 0 ? merger.from : merger.from.slice(1);
      const on = `2025-07-${String(1 + (number % 28)).padStart(2, '0')}`;
      await recordInRegister(hub, { successions: [{ ...merger, from, on, legalBasis: `Nghị quyết ${number}` }] });
    },
  },
  {
    ...{ name: 'name', concern: 'boundaries', seenIn: 'agency', about: { agency: MERGED } },
    async record(hub, number) {
      const agency = agencyRecord(MERGED);
      const names = agency.names.map((held) => ({ ...held, name: `${held.name} (${number})` }));
      await recordInRegister(hub, { agencies: [{ ...agency, names }] });
    },
  },
  {
    ...{ name: 'parent', concern: 'boundaries', seenIn: 'agency', about: { agency: HEALTH } },
    async record(hub, number) {
      const agency = agencyRecord(HEALTH);
      const parentId = number % 2 === 0 ? GOVERNMENT : OFFICE;
      const parents = [{ parentId, validFrom: null, validTo: null, verified: number % 3 === 0 }];
      const names = agency.names.map((held) => ({ ...held, name: `${held.name} (${number})` }));
      await recordInRegister(hub, { agencies: [{ ...agency, parents, names }] });
    },
  },
];
