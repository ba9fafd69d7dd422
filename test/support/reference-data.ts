import { readdirSync, readFileSync } from 'node:fs';
import type { AgencyClassExpression } from '../../domain/agency-class.ts';

/** The reference data of data/ as its files hold it, for tests that look into them. */
export interface Identified {
  readonly id: string;
  readonly key: string;
}
export interface Period {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}
export interface Provenance {
  readonly source: string;
}
export interface Evidence {
  readonly directive: string;
}
export interface Agency extends Identified, Period {
  readonly kind: string;
  readonly level: string;
  readonly names: readonly Period[];
  readonly aliases: readonly (Period & { readonly evidence: readonly Evidence[] })[];
  readonly codes: readonly (Period & {
    readonly system: string;
    readonly code: string;
    readonly provenance: readonly Provenance[];
  })[];
  readonly parents: readonly (Period & { readonly parent: string })[];
  readonly provinces: readonly (Period & { readonly province: string })[];
  readonly mentions: readonly Evidence[];
}
export interface Succession extends Identified {
  readonly kind: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly on: string;
  readonly functions: readonly string[] | null;
  readonly provenance: readonly Provenance[];
}
export interface AgencyClass
  extends Identified,
    Pick<AgencyClassExpression, 'memberKinds' | 'parentKinds' | 'withDescendants' | 'membership' | 'validTo'> {
  readonly kinds: readonly string[];
  readonly within: string | null;
  readonly members: readonly string[];
  readonly provinces: readonly string[];
  readonly covers: readonly string[];
  readonly evidence: readonly Evidence[];
}
export interface Directive extends Identified {
  readonly symbol: string | null;
  readonly issuer: string | null;
  readonly issuedOn: string | null;
  readonly attachedTo: string | null;
  readonly ownCopy: { readonly blankNumber: boolean } | null;
  readonly evidence: readonly { readonly field: string; readonly statedIn: string }[];
  readonly contained: boolean;
  readonly text: { readonly file: string; readonly firstLine: number; readonly lastLine: number } | null;
}
export interface Citation extends Identified {
  readonly from: string;
  readonly to: string | null;
  readonly statedIn: string | null;
}
export interface Assignment {
  readonly id: string;
  readonly agency: string | null;
  readonly class: string | null;
  readonly role: string;
  readonly basis: string;
}
export interface TaskRelation {
  readonly id: string;
  readonly task: string;
  readonly extent: string;
  readonly confidence: string;
  readonly basis: string;
  readonly note: string | null;
}
export interface FollowUp extends Identified {
  readonly directive: string;
  readonly office: string;
  readonly clause: string;
  readonly asWritten: string;
  readonly line: number;
}
export interface CountStatement extends Identified {
  readonly directive: string;
  readonly clause: string;
  readonly asWritten: string;
  readonly stated: number;
  readonly comparedWith: string;
  readonly found: number;
  readonly task: string | null;
  readonly line: number;
}
export interface Task extends Identified {
  readonly directive: string;
  readonly standsIn: string;
  readonly lines: { readonly first: number; readonly last: number };
  readonly deadline: {
    readonly kind: string;
    readonly period: string | null;
    readonly lastDay: string | null;
    readonly softLastDay: string | null;
    readonly relativeTo: { readonly task: string | null; readonly directive: string | null } | null;
    readonly parts: readonly {
      readonly asWritten: string;
      readonly kind: string;
      readonly lastDay: string | null;
      readonly startsOn: string | null;
    }[];
  };
  readonly parent: { readonly task: string } | null;
  readonly alsoServes: readonly string[];
  readonly reportedTo: string | null;
  readonly reportedToAgency: string | null;
  readonly reminds: readonly TaskRelation[];
  readonly restates: readonly (TaskRelation & { readonly longestCommonRunWords: number })[];
  readonly origin: { readonly directives: readonly string[] } | null;
  readonly cites: readonly { readonly directive: string }[];
  readonly amends: readonly string[];
  readonly attaches: string | null;
  readonly attachedTo: string | null;
  readonly assignments: readonly Assignment[];
}

export interface InformationSystem extends Identified, Period {
  readonly name: string;
  readonly scope: string;
  readonly owners: readonly (Period & { readonly agency: string; readonly provenance: readonly Provenance[] })[];
  readonly ownerClass: string | null;
  readonly ownerEvidence: Evidence | null;
  readonly instanceOf: string | null;
  readonly partOf: string | null;
  readonly predecessors: readonly string[];
  readonly resembles: readonly string[];
  readonly mentions: readonly (Evidence & { readonly lines: readonly number[] })[];
}
export interface SystemLink extends Identified {
  readonly relation: string;
  readonly from: string | null;
  readonly fromAlso: readonly string[];
  readonly via: string | null;
  readonly to: string;
  readonly agencies: readonly string[];
  readonly agencyClasses: readonly string[];
  readonly requiredBy: readonly (Evidence & {
    readonly task: string | null;
    readonly asWritten: string;
    readonly deadline: { readonly lastDay: string | null; readonly softLastDay: string | null } | null;
  })[];
  readonly statements: readonly {
    readonly id: string;
    readonly statedIn: string;
    readonly statedOn: string;
    readonly status: string;
    readonly mayAlsoBe: readonly string[];
    readonly verified: boolean;
    readonly progress: {
      readonly numerator: number;
      readonly denominator: number;
      readonly countsMissing: boolean;
      readonly denominatorStated: boolean;
    } | null;
  }[];
  readonly evidence: readonly (Evidence & { readonly lines: readonly number[] })[];
}

export interface Indicator extends Identified {
  readonly name: string;
  readonly unit: string;
  readonly direction: string;
  readonly method: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly owner: string | null;
  readonly evaluator: string | null;
  readonly seriesBreaks: readonly { readonly on: string; readonly directive: string | null }[];
  readonly similar: readonly { readonly indicator: string; readonly kind: string; readonly difference: string }[];
}
export interface Mandate extends Identified {
  readonly indicator: string;
  readonly directive: string;
  readonly evidence: string;
  readonly standsIn: string;
  readonly origin: string | null;
  readonly part: string;
  readonly number: string;
  readonly leadAsWritten: string | null;
  readonly evaluator: string | null;
  readonly line: number;
}
export interface Target extends Identified {
  readonly mandate: string;
  readonly number: string;
  readonly value: string;
  readonly unit: string;
  readonly operator: string;
  readonly operatorWritten: boolean;
  readonly asWritten: string;
  readonly strength: string;
  readonly from: string;
  readonly to: string | null;
  readonly classes: readonly string[];
  readonly agencies: readonly string[];
  readonly subunitsAsWritten: string | null;
  readonly cohort: {
    readonly indicator: string;
    readonly operator: string;
    readonly value: string;
    readonly from: string;
    readonly to: string;
  } | null;
  readonly line: number;
}
export interface Observation extends Identified {
  readonly indicator: string;
  readonly scope: string;
  readonly agency: string | null;
  readonly from: string | null;
  readonly to: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly value: string | null;
  readonly unit: string;
  readonly bound: string;
  readonly asWritten: string;
  readonly statedOn: string;
  readonly provisional: boolean;
  readonly directive: string;
  readonly members: readonly string[];
  readonly missingMembers: readonly string[];
  readonly missingCount: number | null;
  readonly membersStated: boolean | null;
  readonly comparedWith: string | null;
  readonly line: number;
}

const folder = new URL('../../data/', import.meta.url);
export const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
export const textOf = (file: string) => readFileSync(new URL(file, folder), 'utf8');
export const read = <Item>(name: string): readonly Item[] => JSON.parse(textOf(`${name}.json`));

export const sources = read<Identified & { readonly issuedOn: string | null }>('sources');
export const agencies = read<Agency>('agencies');
export const successions = read<Succession>('successions');
export const classes = read<AgencyClass>('agency-classes');
export const directives = read<Directive>('directives');
export const citations = read<Citation>('citations');
export const tasks = read<Task>('tasks');
export const followUps = read<FollowUp>('follow-ups');
export const countStatements = read<CountStatement>('count-statements');
export const systems = read<InformationSystem>('systems');
export const systemLinks = read<SystemLink>('system-links');
export const indicators = read<Indicator>('indicators');
export const mandates = read<Mandate>('mandates');
export const targets = read<Target>('targets');
export const observations = read<Observation>('observations');
