// Written by `npm run generate` from schema.graphql; changes here are lost.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Problem as ProblemRow } from '../../../platform/problems.ts';
import type { ViewerRow, GiveGrantPayloadRow, EndGrantPayloadRow, RegisterApiKeyPayloadRow, EndApiKeyPayloadRow, RevokeTokensPayloadRow } from '../loaders.ts';
import type { AgencyRow, AgencyConnectionRow } from '../loaders/agencies.ts';
import type { ApiKeyRow, ApiKeyConnectionRow } from '../loaders/api-keys.ts';
import type { WorkingDayRow, WorkingDayReasonRow, WorkingCalendarRow, WorkingDayTermRow, RecordCalendarDecisionPayloadRow } from '../loaders/calendar.ts';
import type { AgencyClassRow, AgencyClassConnectionRow, RecordAgencyClassPayloadRow } from '../loaders/classes.ts';
import type { GrantRow, GrantConnectionRow } from '../loaders/grants.ts';
import type { AgencyNameRow, AgencyCodeRow, AgencyAliasRow } from '../loaders/held.ts';
import type { LinkStatementRow, DirectiveRow, LinkStatementConnectionRow } from '../loaders/link-statements.ts';
import type { AgencyMatchRow, AgencyCandidateRow, AgencyClassCandidateRow } from '../loaders/matching.ts';
import type { AgencyHitRow } from '../loaders/search.ts';
import type { SuccessionRow } from '../loaders/successions.ts';
import type { SystemLinkRow, SystemLinkConnectionRow, RecordSystemLinkPayloadRow, ReportSystemLinkPayloadRow, TaskRow } from '../loaders/system-links.ts';
import type { InformationSystemRow, InformationSystemConnectionRow, RecordInformationSystemPayloadRow } from '../loaders/systems.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A day of the calendar in Viet Nam's time zone, ISO 8601: 2026-03-31. */
  Date: { input: string; output: string; }
  /** An instant with offset, ISO 8601 / RFC 3339, given in UTC: 2026-03-31T10:00:00.000Z. */
  DateTime: { input: string; output: string | Date; }
  /** An exact decimal number as a JSON string: "89.9". Never a binary float. */
  Decimal: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

export type Query = {
  readonly __typename?: 'Query';
  /** One agency by its id; null when there is none. */
  readonly agency?: Maybe<Agency>;
  /** The agency that a code stood for on a day. Codes are kept apart by system: the same agency may carry both, and a code may pass to another agency. */
  readonly agencyByCode?: Maybe<Agency>;
  /** Agencies by name, each once, in a stable order: those in force on a day unless the filter says otherwise. */
  readonly agencies?: Maybe<AgencyConnection>;
  /** Which agencies a name in a document may mean, the likeliest first: official names, abbreviations, context ("UBND tỉnh" in a letter of a provincial office), slips of typing and scanning bridged. */
  readonly matchAgency?: Maybe<AgencyMatch>;
  /** One class of agencies by its id; null when there is none. */
  readonly agencyClass?: Maybe<AgencyClass>;
  /** Classes of agencies that documents address as one, by name. */
  readonly agencyClasses?: Maybe<AgencyClassConnection>;
  /** Which classes a wording in a document may mean, the likeliest first; at most 10. */
  readonly matchAgencyClass?: Maybe<ReadonlyArray<AgencyClassCandidate>>;
  /** Agencies in whose names the words are found, best first. Accents may be left out; where they are given, they count. */
  readonly searchAgencies?: Maybe<ReadonlyArray<AgencyHit>>;
  /** One information system by its id; null when there is none. */
  readonly informationSystem?: Maybe<InformationSystem>;
  /** Information systems that documents name, by name. */
  readonly informationSystems?: Maybe<InformationSystemConnection>;
  /** One link between systems by its id; null when there is none. */
  readonly systemLink?: Maybe<SystemLink>;
  /** Links between systems that documents demand or report, by the day they are due, those without one last. */
  readonly systemLinks?: Maybe<SystemLinkConnection>;
  /** Whether state bodies work on a day, and why. Null with NOT_REPORTED for a day of which no rule is known: before 02/10/1999, a weekday before 2021, or while the calendar is not loaded. */
  readonly workingDay?: Maybe<WorkingDay>;
  /** A year of state bodies: how many days are worked, and those that differ from the ordinary week, by day. Null with NOT_REPORTED before 2021, of which not all rules are known, and while the calendar is not loaded. */
  readonly workingCalendar?: Maybe<WorkingCalendar>;
  /** The day on which a number of working days after a day is reached, with an account from which it can be computed again. The day itself is not counted (khoản 2 Điều 147 Bộ luật Dân sự 2015). Null with NOT_REPORTED where of one of its days no rule is known, as for workingDay. */
  readonly addWorkingDays?: Maybe<WorkingDayTerm>;
  /** Whom the hub takes the caller for: what the credentials and the grants of today make of it. Never null: the public is a viewer too. */
  readonly viewer?: Maybe<Viewer>;
  /** One grant by its id; null when there is none that the caller may see. Null with NOT_AUTHORISED without the scope. */
  readonly grant?: Maybe<Grant>;
  /** The grants that the caller may see, latest first: all for operators and auditors, those of the agencies in reach for officers, stewards and monitors, and one's own. Null with NOT_AUTHORISED without the scope. That it was asked is on record: a filter names a person as a field does. */
  readonly grants?: Maybe<GrantConnection>;
  /** The keys that machines sign in with, latest first; for operators and auditors, and null with NOT_AUTHORISED for others. */
  readonly apiKeys?: Maybe<ApiKeyConnection>;
};


export type QueryAgencyArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAgencyByCodeArgs = {
  system: CodeSystem;
  code: Scalars['String']['input'];
  on?: InputMaybe<Scalars['Date']['input']>;
};


export type QueryAgenciesArgs = {
  filter?: InputMaybe<AgencyFilter>;
  on?: InputMaybe<Scalars['Date']['input']>;
  page?: InputMaybe<PageInput>;
};


export type QueryMatchAgencyArgs = {
  text: Scalars['String']['input'];
  inDocumentOfId?: InputMaybe<Scalars['ID']['input']>;
  on?: InputMaybe<Scalars['Date']['input']>;
};


export type QueryAgencyClassArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAgencyClassesArgs = {
  name?: InputMaybe<Scalars['String']['input']>;
  page?: InputMaybe<PageInput>;
};


export type QueryMatchAgencyClassArgs = {
  text: Scalars['String']['input'];
  inDocumentOfId?: InputMaybe<Scalars['ID']['input']>;
  on?: InputMaybe<Scalars['Date']['input']>;
};


export type QuerySearchAgenciesArgs = {
  text: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  on?: InputMaybe<Scalars['Date']['input']>;
};


export type QueryInformationSystemArgs = {
  id: Scalars['ID']['input'];
};


export type QueryInformationSystemsArgs = {
  filter?: InputMaybe<InformationSystemFilter>;
  page?: InputMaybe<PageInput>;
};


export type QuerySystemLinkArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySystemLinksArgs = {
  filter?: InputMaybe<SystemLinkFilter>;
  on?: InputMaybe<Scalars['Date']['input']>;
  page?: InputMaybe<PageInput>;
};


export type QueryWorkingDayArgs = {
  on: Scalars['Date']['input'];
};


export type QueryWorkingCalendarArgs = {
  year: Scalars['Int']['input'];
};


export type QueryAddWorkingDaysArgs = {
  from: Scalars['Date']['input'];
  count: Scalars['Int']['input'];
  countsFirstDay?: Scalars['Boolean']['input'];
};


export type QueryGrantArgs = {
  id: Scalars['ID']['input'];
};


export type QueryGrantsArgs = {
  filter?: InputMaybe<GrantFilter>;
  page?: InputMaybe<PageInput>;
};


export type QueryApiKeysArgs = {
  page?: InputMaybe<PageInput>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Give somebody a role from a day on. Operators give any; stewards make officers and stewards of their own agency and of those below it today. Nobody gives a role to themself. */
  readonly giveGrant: GiveGrantPayload;
  /** End a grant, or let it end sooner. It stays in the history; who may give a grant may end it. */
  readonly endGrant: EndGrantPayload;
  /** Register a key for a machine. The machine makes its secret itself and only the hash comes here: `hub key new` does both. For operators. */
  readonly registerApiKey: RegisterApiKeyPayload;
  /** End a key at once. For operators. */
  readonly endApiKey: EndApiKeyPayload;
  /** Record an information system, or what is right of a known one. For operators. */
  readonly recordInformationSystem: RecordInformationSystemPayload;
  /** Record a link that a document demands, that it demands a known one once more, or what is right of a known one. For operators. */
  readonly recordSystemLink: RecordSystemLinkPayload;
  /** Say how a link stands. For operators, and for officers of the agencies that are named to make it or that own one of its systems today. */
  readonly reportSystemLink: ReportSystemLinkPayload;
  /** Record a class of agencies, or what is right of a known one. For operators. */
  readonly recordAgencyClass: RecordAgencyClassPayload;
  /** Record a decision on days off and swapped days, or what is right of a known one. What is open and counted in working days moves with it; what is done does not. For operators. */
  readonly recordCalendarDecision: RecordCalendarDecisionPayload;
  /** Call back access tokens before they expire: one by its id, or all that a person was given until now. For operators. */
  readonly revokeTokens: RevokeTokensPayload;
};


export type MutationGiveGrantArgs = {
  input: GiveGrantInput;
};


export type MutationEndGrantArgs = {
  input: EndGrantInput;
};


export type MutationRegisterApiKeyArgs = {
  input: RegisterApiKeyInput;
};


export type MutationEndApiKeyArgs = {
  input: EndApiKeyInput;
};


export type MutationRecordInformationSystemArgs = {
  input: RecordInformationSystemInput;
};


export type MutationRecordSystemLinkArgs = {
  input: RecordSystemLinkInput;
};


export type MutationReportSystemLinkArgs = {
  input: ReportSystemLinkInput;
};


export type MutationRecordAgencyClassArgs = {
  input: RecordAgencyClassInput;
};


export type MutationRecordCalendarDecisionArgs = {
  input: RecordCalendarDecisionInput;
};


export type MutationRevokeTokensArgs = {
  input: RevokeTokensInput;
};

/** What a caller may be. */
export type Role =
  /** Whoever shows no credentials. */
  | 'PUBLIC'
  /** Whoever is known and has no grant. */
  | 'CITIZEN'
  /** Acts for an agency. */
  | 'OFFICER'
  /** An officer who also gives and ends the grants of the agency. */
  | 'STEWARD'
  /** Asks what the public may not: more at once, and more of it. */
  | 'ANALYST'
  /** Brings a subgraph to the hub. */
  | 'PARTNER'
  /** Runs the hub. */
  | 'OPERATOR'
  /** Reads the audit record. */
  | 'AUDITOR'
  /** Oversees listed ministries and provinces for the Prime Minister's task force. */
  | 'MONITOR';

/** Whom the hub takes a caller for. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** Whether the caller is known; false for the public. */
  readonly isKnown: Scalars['Boolean']['output'];
  /** The name under which the caller is known here; "public" for the public. */
  readonly subject: Scalars['ID']['output'];
  /** Today's roles. */
  readonly roles: ReadonlyArray<Role>;
  /** What the caller may do, such as "grants:read": what the roles give, cut down by what the credentials allow. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
  /** The agencies that the caller acts for. */
  readonly actsFor: ReadonlyArray<Agency>;
  /** The agencies whose papers the caller reads as its own: those it acts for, and what they took over from in a merger. */
  readonly reads: ReadonlyArray<Agency>;
  /** The agencies that the caller oversees. */
  readonly oversees: ReadonlyArray<Agency>;
};

/** Conditions that all have to hold. */
export type GrantFilter = {
  /** Grants of this role. */
  readonly role?: InputMaybe<Role>;
  /** Grants for this agency. */
  readonly agencyId?: InputMaybe<Scalars['ID']['input']>;
  /** Grants of this subject. */
  readonly subject?: InputMaybe<Scalars['ID']['input']>;
  /** Grants that hold on this day; today when left out. */
  readonly on?: InputMaybe<Scalars['Date']['input']>;
  /** Whether to give grants of which the day is one of theirs (IN_FORCE) or all there ever were (EVER). */
  readonly existence?: InputMaybe<Existence>;
};

/** A role that somebody has from one day to another, for an agency or for the whole hub. One for an agency holds no longer than the agency exists. The grants of a monitor say what it oversees. */
export type Grant = {
  readonly __typename?: 'Grant';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** Who has the role: "person:…" as the issuer of tokens names somebody, or "machine:…" for a key. */
  readonly subject?: Maybe<Scalars['ID']['output']>;
  /** What the subject may be. */
  readonly role?: Maybe<Role>;
  /** The agency that the role is for: acted for by officers and stewards, overseen by monitors. Null with NOT_APPLICABLE for roles that are for the whole hub. */
  readonly agency?: Maybe<Agency>;
  /** First day. */
  readonly validFrom?: Maybe<Scalars['Date']['output']>;
  /** Last day; null with NOT_APPLICABLE while no end is set. The day before the first when it was ended before it began: it never held. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
  /** The decision or reason it was given on, such as "Quyết định 12/QĐ-UBND". */
  readonly basis?: Maybe<Scalars['String']['output']>;
  /** Who gave it. */
  readonly givenBy?: Maybe<Scalars['ID']['output']>;
  /** Why it was ended. Null with NOT_APPLICABLE while nobody has. */
  readonly endedBecause?: Maybe<Scalars['String']['output']>;
  /** When this state of it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** An organisation that documents address. It keeps its id when names, codes and parents change; a merger makes a new agency. */
export type Agency = {
  readonly __typename?: 'Agency';
  /** The grants for this agency that the caller may see, latest first. Null with NOT_AUTHORISED without the scope. */
  readonly grants?: Maybe<GrantConnection>;
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind?: Maybe<AgencyKind>;
  /** Where in the state it works. */
  readonly level?: Maybe<AgencyLevel>;
  /** The official name on a day: today when left out, or the last name of an agency that has ended. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The usual short name, such as "Phú Thọ" or "Công an". Null with NOT_REPORTED where none is known. */
  readonly shortName?: Maybe<Scalars['String']['output']>;
  /** All official names with their days, oldest first. */
  readonly names: ReadonlyArray<AgencyName>;
  /** Other forms in use: abbreviations, letterheads, regular patterns. */
  readonly aliases: ReadonlyArray<AgencyAlias>;
  /** Codes with their days. */
  readonly codes: ReadonlyArray<AgencyCode>;
  /** The agency above it on a day (today when left out). Null with NOT_APPLICABLE for what stands under none, NOT_REPORTED where none is known. */
  readonly parent?: Maybe<Agency>;
  /** All agencies above it on a day, nearest first. */
  readonly ancestors: ReadonlyArray<Agency>;
  /** All agencies below it on a day, at any depth, in the order of `agencies`. */
  readonly descendants: AgencyConnection;
  /** The reorganisations in which it took over from others, oldest first. */
  readonly predecessors: ReadonlyArray<Succession>;
  /** The reorganisations in which others took over from it, oldest first. */
  readonly successors: ReadonlyArray<Succession>;
  /** First day; null with NOT_REPORTED where it is not known. */
  readonly validFrom?: Maybe<Scalars['Date']['output']>;
  /** Last day; null with NOT_APPLICABLE while it goes on. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
  /** Whether it exists on a day; today when left out. */
  readonly inForce?: Maybe<Scalars['Boolean']['output']>;
  /** Whether a document or an official source states it; false for what is inferred or from memory. */
  readonly verified?: Maybe<Scalars['Boolean']['output']>;
  /** Information systems that it owns today, by name. */
  readonly informationSystems?: Maybe<InformationSystemConnection>;
  /** Links that it is named to make, by the day they are due. */
  readonly systemLinks?: Maybe<SystemLinkConnection>;
};


/** An organisation that documents address. It keeps its id when names, codes and parents change; a merger makes a new agency. */
export type AgencyGrantsArgs = {
  existence?: InputMaybe<Existence>;
  page?: InputMaybe<PageInput>;
};


/** An organisation that documents address. It keeps its id when names, codes and parents change; a merger makes a new agency. */
export type AgencyNameArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** An organisation that documents address. It keeps its id when names, codes and parents change; a merger makes a new agency. */
export type AgencyCodesArgs = {
  system?: InputMaybe<CodeSystem>;
};


/** An organisation that documents address. It keeps its id when names, codes and parents change; a merger makes a new agency. */
export type AgencyParentArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** An organisation that documents address. It keeps its id when names, codes and parents change; a merger makes a new agency. */
export type AgencyAncestorsArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** An organisation that documents address. It keeps its id when names, codes and parents change; a merger makes a new agency. */
export type AgencyDescendantsArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
  page?: InputMaybe<PageInput>;
};


/** An organisation that documents address. It keeps its id when names, codes and parents change; a merger makes a new agency. */
export type AgencyInForceArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** An organisation that documents address. It keeps its id when names, codes and parents change; a merger makes a new agency. */
export type AgencyInformationSystemsArgs = {
  page?: InputMaybe<PageInput>;
};


/** An organisation that documents address. It keeps its id when names, codes and parents change; a merger makes a new agency. */
export type AgencySystemLinksArgs = {
  status?: InputMaybe<LinkStatus>;
  page?: InputMaybe<PageInput>;
};

/** A page of grants. */
export type GrantConnection = {
  readonly __typename?: 'GrantConnection';
  /** The grants with their cursors. */
  readonly edges: ReadonlyArray<GrantEdge>;
  /** The grants alone. */
  readonly nodes: ReadonlyArray<Grant>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A grant in a list. */
export type GrantEdge = {
  readonly __typename?: 'GrantEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The grant. */
  readonly node: Grant;
};

/** A grant to be given. */
export type GiveGrantInput = {
  /** Chosen by the client, once for each command: the same key gives the same answer. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** Who gets the role: "person:…" or "machine:…". */
  readonly subject: Scalars['ID']['input'];
  /** Any role but PUBLIC and CITIZEN, which nobody has to be given. */
  readonly role: Role;
  /** The agency; for OFFICER, STEWARD and MONITOR only, and then it has to be named. */
  readonly agencyId?: InputMaybe<Scalars['ID']['input']>;
  /** First day; today when left out. */
  readonly validFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Last day; open when left out. */
  readonly validTo?: InputMaybe<Scalars['Date']['input']>;
  /** The decision or reason. */
  readonly basis: Scalars['String']['input'];
};

/** What became of it. */
export type GiveGrantPayload = {
  readonly __typename?: 'GiveGrantPayload';
  /** The grant as it was given, whenever the command is sent again; null when it was not given. */
  readonly grant?: Maybe<Grant>;
  /** Why it was not given; empty when it was. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A grant to be ended. */
export type EndGrantInput = {
  /** Chosen by the client, once for each command: the same key gives the same answer. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The grant. */
  readonly grantId: Scalars['ID']['input'];
  /** Last day on which it holds: yesterday or later, and sooner than it would end anyway. Yesterday when left out, so that it ends at once. A grant that has not begun by then never holds. */
  readonly validTo?: InputMaybe<Scalars['Date']['input']>;
  /** Why. */
  readonly reason: Scalars['String']['input'];
};

/** What became of it. */
export type EndGrantPayload = {
  readonly __typename?: 'EndGrantPayload';
  /** The grant as it was then, whenever the command is sent again; null when it was not found. */
  readonly grant?: Maybe<Grant>;
  /** Why it was not ended; empty when it was. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A key that a machine signs in with. Its secret is known to the machine alone; the hub keeps a hash. */
export type ApiKey = {
  readonly __typename?: 'ApiKey';
  /** Opaque and never reused; the first part of the key itself. */
  readonly id: Scalars['ID']['output'];
  /** What it is for. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The subject that its grants are given to: "machine:" and the id. */
  readonly subject?: Maybe<Scalars['ID']['output']>;
  /** What the machine may do at most, whatever its roles give. */
  readonly scopes?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The day on which it was registered. */
  readonly registeredOn?: Maybe<Scalars['Date']['output']>;
  /** The last day on which it works. */
  readonly expiresOn?: Maybe<Scalars['Date']['output']>;
  /** Who registered it. */
  readonly registeredBy?: Maybe<Scalars['ID']['output']>;
  /** When it was ended. Null with NOT_APPLICABLE while nobody has. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it was ended. Null with NOT_APPLICABLE while nobody has. */
  readonly endedBecause?: Maybe<Scalars['String']['output']>;
};

/** A page of keys. */
export type ApiKeyConnection = {
  readonly __typename?: 'ApiKeyConnection';
  /** The keys with their cursors. */
  readonly edges: ReadonlyArray<ApiKeyEdge>;
  /** The keys alone. */
  readonly nodes: ReadonlyArray<ApiKey>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A key in a list. */
export type ApiKeyEdge = {
  readonly __typename?: 'ApiKeyEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The key. */
  readonly node: ApiKey;
};

/** A key to be registered. */
export type RegisterApiKeyInput = {
  /** Chosen by the client, once for each command: the same key gives the same answer. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** What it is for, such as "portal of Phú Thọ". */
  readonly name: Scalars['String']['input'];
  /** SHA-256 of the secret, in hexadecimal. The secret itself has at least 256 random bits and is never sent. */
  readonly secretSha256: Scalars['String']['input'];
  /** What the machine may do at most; see Viewer.scopes. Empty for a machine that only reads what is public. */
  readonly scopes: ReadonlyArray<Scalars['String']['input']>;
  /** The last day on which it works, at most two years ahead. */
  readonly expiresOn: Scalars['Date']['input'];
};

/** What became of it. */
export type RegisterApiKeyPayload = {
  readonly __typename?: 'RegisterApiKeyPayload';
  /** The key as it was registered, whenever the command is sent again; null when it was not registered. */
  readonly apiKey?: Maybe<ApiKey>;
  /** Why it was not registered; empty when it was. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A key to be ended. */
export type EndApiKeyInput = {
  /** Chosen by the client, once for each command: the same key gives the same answer. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The key. */
  readonly apiKeyId: Scalars['ID']['input'];
  /** Why. */
  readonly reason: Scalars['String']['input'];
};

/** What became of it. */
export type EndApiKeyPayload = {
  readonly __typename?: 'EndApiKeyPayload';
  /** The key as it was then, whenever the command is sent again; null when it was not found. */
  readonly apiKey?: Maybe<ApiKey>;
  /** Why it was not ended; empty when it was. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Tokens to be called back. */
export type RevokeTokensInput = {
  /** Chosen by the client, once for each command: the same key gives the same answer. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** Whose tokens: "person:…". A machine has keys, which are ended one by one. */
  readonly subject: Scalars['ID']['input'];
  /** The one token, by its claim jti; all that were issued until now when left out. */
  readonly tokenId?: InputMaybe<Scalars['ID']['input']>;
  /** Why. */
  readonly reason: Scalars['String']['input'];
};

/** What became of it. */
export type RevokeTokensPayload = {
  readonly __typename?: 'RevokeTokensPayload';
  /** Tokens of the subject that were issued up to this instant hold no more. Null when one token was called back, or none. */
  readonly revokedTo?: Maybe<Scalars['DateTime']['output']>;
  /** Why none was called back; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Conditions that all have to hold. */
export type AgencyFilter = {
  /** Any of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<AgencyKind>>;
  /** Agencies of this level of government. */
  readonly level?: InputMaybe<AgencyLevel>;
  /** Direct children of this agency on the day. */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Part of an official name or alias; diacritics, case and đ/d do not matter. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Whether to give agencies that exist on the day (IN_FORCE) or any that ever did (EVER). */
  readonly existence?: InputMaybe<Existence>;
};

/** Whether only what exists on the day is meant. */
export type Existence =
  /** Founded by and not ended before the day. */
  | 'IN_FORCE'
  /** Whenever it existed. */
  | 'EVER';

/** What an agency is, as the documents of 2022 to 2025 use the words. */
export type AgencyKind =
  /** Chính phủ, the Government. */
  | 'GOVERNMENT'
  /** Thủ tướng Chính phủ, the Prime Minister as an authority. */
  | 'PRIME_MINISTER'
  /** Bộ, a ministry. */
  | 'MINISTRY'
  /** Cơ quan ngang bộ, a body of ministerial rank. */
  | 'MINISTRY_LEVEL'
  /** Cơ quan thuộc Chính phủ, a body attached to the Government. */
  | 'GOVERNMENT_ATTACHED'
  /** A province or centrally run city, addressed through its people's committee (Ủy ban nhân dân). */
  | 'PROVINCE'
  /** Sở, cục, văn phòng, phòng: a department of one of the above. */
  | 'DEPARTMENT'
  /** Trung tâm, a centre. */
  | 'CENTRE'
  /** Trường, a school or college. */
  | 'SCHOOL'
  /** A state enterprise. */
  | 'ENTERPRISE'
  /** A body of the Party, a council or a union. */
  | 'PARTY_OR_COUNCIL'
  /** Tổ công tác, ban chỉ đạo, hội đồng tư vấn: a task force or steering committee. */
  | 'TASK_FORCE'
  /** Any other organisation that documents address. */
  | 'OTHER';

/** Where in the state an agency works. The district level ended on 30/06/2025. */
export type AgencyLevel =
  /** The whole country. */
  | 'NATIONAL'
  /** A province or centrally run city. */
  | 'PROVINCE'
  /** A district, to 30/06/2025. */
  | 'DISTRICT'
  /** A commune, ward or special zone. */
  | 'COMMUNE'
  /** A single unit, such as a school. */
  | 'UNIT';

/** A register that gives codes to agencies. */
export type CodeSystem =
  /** Electronic identification code (mã định danh điện tử), Quyết định 20/2020/QĐ-TTg as amended by 09/2025/QĐ-TTg. */
  | 'MA_DINH_DANH'
  /** Administrative unit code of the statistics office, Quyết định 124/2004/QĐ-TTg, from 01/07/2025 19/2025/QĐ-TTg. */
  | 'GSO';

/** An official name and the days on which it held. */
export type AgencyName = {
  readonly __typename?: 'AgencyName';
  /** The name as the law or letterhead writes it. */
  readonly name: Scalars['String']['output'];
  /** First day; null where it is not known. */
  readonly validFrom?: Maybe<Scalars['Date']['output']>;
  /** Last day; null while it holds. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
  /** Whether a document or an official source states it. */
  readonly verified: Scalars['Boolean']['output'];
};

/** Another form under which documents name the agency. */
export type AgencyAlias = {
  readonly __typename?: 'AgencyAlias';
  /** The form as written. */
  readonly text: Scalars['String']['output'];
  /** What kind of form it is. */
  readonly kind: AliasKind;
  /** Whether a document or an official source states it. */
  readonly verified: Scalars['Boolean']['output'];
};

/** Kinds of other names. */
export type AliasKind =
  /** A full name other than the official one. */
  | 'NAME'
  /** The usual short form. */
  | 'SHORT_NAME'
  /** An abbreviation, such as VPCP. */
  | 'ABBREVIATION'
  /** The form in letterheads. */
  | 'LETTERHEAD'
  /** A regular form made by rule, such as "UBND tỉnh Phú Thọ". */
  | 'PATTERN'
  /** Means this agency only inside a certain document or province, such as "UBND tỉnh". */
  | 'CONTEXT'
  /** A name it had before. */
  | 'FORMER_NAME'
  /** An abbreviation as it is often misspelt. */
  | 'MISSPELT_ABBREVIATION';

/** A code that a register gave an agency, and the days on which it held. */
export type AgencyCode = {
  readonly __typename?: 'AgencyCode';
  /** Which register. */
  readonly system: CodeSystem;
  /** The code as printed. */
  readonly code: Scalars['String']['output'];
  /** First day; null where it is not known. */
  readonly validFrom?: Maybe<Scalars['Date']['output']>;
  /** Last day; null while it holds. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
  /** Whether the pair of code and agency is stated by a source. */
  readonly verified: Scalars['Boolean']['output'];
};

/** A reorganisation: who passed what to whom, when, on what legal ground. */
export type Succession = {
  readonly __typename?: 'Succession';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** What happened. */
  readonly kind?: Maybe<SuccessionKind>;
  /** The first day of the new state. */
  readonly on?: Maybe<Scalars['Date']['output']>;
  /** Who passed on. The same agency stands on both sides of a rename. */
  readonly from: ReadonlyArray<Agency>;
  /** Who took over; empty for an abolition without successor. */
  readonly to: ReadonlyArray<Agency>;
  /** The functions that moved, in words; null with NOT_APPLICABLE when everything did. */
  readonly functions?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The legal act, by number, such as "202/2025/QH15"; null with NOT_REPORTED where it is not known. */
  readonly legalBasis?: Maybe<Scalars['String']['output']>;
  /** Whether a source states it. */
  readonly verified?: Maybe<Scalars['Boolean']['output']>;
};

/** What a reorganisation did. */
export type SuccessionKind =
  /** Several became one new agency. */
  | 'MERGE'
  /** One became several. */
  | 'SPLIT'
  /** Same agency, new name. */
  | 'RENAME'
  /** Some functions moved; both go on. */
  | 'TRANSFER'
  /** One took in others and goes on under its own name. */
  | 'ABSORB'
  /** It ended. */
  | 'ABOLISH';

/** What a name may mean. */
export type AgencyMatch = {
  readonly __typename?: 'AgencyMatch';
  /** The agencies, the likeliest first; at most 10. */
  readonly candidates: ReadonlyArray<AgencyCandidate>;
  /** The agency, when one alone is meant with HIGH confidence; null otherwise. */
  readonly agency?: Maybe<Agency>;
};

/** An agency that a name may mean. */
export type AgencyCandidate = {
  readonly __typename?: 'AgencyCandidate';
  /** The agency. */
  readonly agency: Agency;
  /** How sure it is. */
  readonly confidence: Confidence;
  /** What speaks for it, strongest first. */
  readonly evidence: ReadonlyArray<AgencyMatchEvidence>;
};

/** One thing that speaks for an agency. */
export type AgencyMatchEvidence = {
  readonly __typename?: 'AgencyMatchEvidence';
  /** What it is. */
  readonly kind: AgencyMatchEvidenceKind;
  /** The name or alias of the register that it rests on. */
  readonly text: Scalars['String']['output'];
};

/** What may speak for or against an agency. */
export type AgencyMatchEvidenceKind =
  /** The official name of the day. */
  | 'NAME'
  /** A name it had at another time. */
  | 'FORMER_NAME'
  /** Another name or a short form. */
  | 'ALIAS'
  /** An abbreviation. */
  | 'ABBREVIATION'
  /** A form that means this agency only in certain documents, and the document is one. */
  | 'CONTEXT'
  /** Formed by rule from kind and place, such as "UBND tỉnh Phú Thọ". */
  | 'PATTERN'
  /** The same but for accents. */
  | 'WITHOUT_ACCENTS'
  /** The same once a slip of typing or scanning is mended. */
  | 'SLIP'
  /** It stands under, or is, the agency in whose document the name stands. */
  | 'SAME_PLACE'
  /** It did not exist on the day. */
  | 'NOT_IN_FORCE';

/** How sure a reading is. */
export type Confidence =
  /** Stated in so many words. */
  | 'HIGH'
  /** Follows from the context. */
  | 'MEDIUM'
  /** A guess. */
  | 'LOW';

/** An agency that was found. */
export type AgencyHit = {
  readonly __typename?: 'AgencyHit';
  /** The agency. */
  readonly agency: Agency;
  /** The name or alias in which the words were found, with them between « and ». */
  readonly matched: Scalars['String']['output'];
  /** How well it fits, 0 to 1; for the order only. */
  readonly score: Scalars['Decimal']['output'];
};

/** A set of agencies that documents address as one, such as "các sở, ban, ngành": an expression over kinds and places, expanded for a day. */
export type AgencyClass = {
  readonly __typename?: 'AgencyClass';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** The class in words. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Kinds of its members, those of the register and those that stand in none (PERSON, COMMUNE_LEVEL). Empty where it names no kind. */
  readonly memberKinds: ReadonlyArray<ClassMemberKind>;
  /** Inside which agency its members stand. Null with NOT_APPLICABLE for the whole country. */
  readonly within?: Maybe<Agency>;
  /** Where not empty: members stand directly under that agency, which is of one of these kinds; for the whole country, directly under any agency of these kinds. */
  readonly parentKinds: ReadonlyArray<ClassMemberKind>;
  /** Whether all that stand under a member belong to it, too. */
  readonly withDescendants?: Maybe<Scalars['Boolean']['output']>;
  /** Whether all that the expression names belong to it, or only some that it does not name. */
  readonly membership?: Maybe<ClassMembership>;
  /** The rule in words, where it says more than kinds and place. Null with NOT_APPLICABLE where it does not. */
  readonly rule?: Maybe<Scalars['String']['output']>;
  /** Its last day, such as 2025-06-30 for what is of the district level: it has no members afterwards. Null with NOT_APPLICABLE while it goes on. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
  /** Its members in the register on a day, in the order of `agencies`. Of a class of only some those alone that it names: others are confirmed one by one. */
  readonly members?: Maybe<AgencyConnection>;
  /** Whether the register holds all its members: false where kinds of it stand in no register, where the register has only those of a kind that documents name (DEPARTMENT, SCHOOL …), or where only some are meant. */
  readonly isComplete?: Maybe<Scalars['Boolean']['output']>;
};


/** A set of agencies that documents address as one, such as "các sở, ban, ngành": an expression over kinds and places, expanded for a day. */
export type AgencyClassMembersArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
  page?: InputMaybe<PageInput>;
};

/** Kinds of members of classes: the kinds of agencies, and those of what stands in no register of agencies. */
export type ClassMemberKind =
  /** As in AgencyKind. */
  | 'GOVERNMENT'
  /** As in AgencyKind. */
  | 'PRIME_MINISTER'
  /** As in AgencyKind. */
  | 'MINISTRY'
  /** As in AgencyKind. */
  | 'MINISTRY_LEVEL'
  /** As in AgencyKind. */
  | 'GOVERNMENT_ATTACHED'
  /** As in AgencyKind. */
  | 'PROVINCE'
  /** As in AgencyKind. */
  | 'DEPARTMENT'
  /** As in AgencyKind. */
  | 'CENTRE'
  /** As in AgencyKind. */
  | 'SCHOOL'
  /** As in AgencyKind. */
  | 'ENTERPRISE'
  /** As in AgencyKind. */
  | 'PARTY_OR_COUNCIL'
  /** As in AgencyKind. */
  | 'TASK_FORCE'
  /** As in AgencyKind. */
  | 'OTHER'
  /** A body of the district level, to 30/06/2025. */
  | 'DISTRICT_LEVEL'
  /** A body of the commune level. */
  | 'COMMUNE_LEVEL'
  /** A body of a ministry that stands in a province. */
  | 'CENTRAL_BODY_IN_PROVINCE'
  /** The legal unit of a ministry. */
  | 'LEGAL_UNIT'
  /** A press organ. */
  | 'PRESS'
  /** A member of a council or task force. */
  | 'MEMBER'
  /** A person, such as a teacher. */
  | 'PERSON';

/** Whether all of a class are meant. */
export type ClassMembership =
  /** All. */
  | 'ALL'
  /** Some. */
  | 'SOME';

/** A class that a wording may mean. */
export type AgencyClassCandidate = {
  readonly __typename?: 'AgencyClassCandidate';
  /** The class. */
  readonly agencyClass: AgencyClass;
  /** How sure it is. */
  readonly confidence: Confidence;
  /** The condition that the words add, such as "liên quan": members are then only perhaps meant. Null without one. */
  readonly condition?: Maybe<Scalars['String']['output']>;
};

/** A page of classes. */
export type AgencyClassConnection = {
  readonly __typename?: 'AgencyClassConnection';
  /** The classes with their cursors. */
  readonly edges: ReadonlyArray<AgencyClassEdge>;
  /** The classes alone. */
  readonly nodes: ReadonlyArray<AgencyClass>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A class in a list. */
export type AgencyClassEdge = {
  readonly __typename?: 'AgencyClassEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The class. */
  readonly node: AgencyClass;
};

/** Conditions that all have to hold. */
export type InformationSystemFilter = {
  /** Any of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<InformationSystemKind>>;
  /** Systems that this agency owns today. */
  readonly ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** One system, a system of each agency of a class, or that of one agency. */
  readonly scope?: InputMaybe<InformationSystemScope>;
  /** Part of the name; diacritics, case and đ/d do not matter. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** What an information system is for. The last five stand in the same lists of documents without being systems for dossiers. */
export type InformationSystemKind =
  /** A door for citizens and businesses. */
  | 'PORTAL'
  /** Where dossiers are settled. */
  | 'SETTLEMENT'
  /** A store of electronic papers of persons and organisations. */
  | 'DATA_VAULT'
  /** A national database. */
  | 'NATIONAL_DATABASE'
  /** Another database. */
  | 'DATABASE'
  /** The bus on which official documents travel. */
  | 'EXCHANGE_BUS'
  /** Documents and administration. */
  | 'DOCUMENT_MANAGEMENT'
  /** Following up tasks. */
  | 'TASK_TRACKING'
  /** Periodic reports. */
  | 'REPORTING'
  /** Steering centres. */
  | 'STEERING'
  /** Scores. */
  | 'SCORING'
  /** Measures the use of others. */
  | 'MONITORING'
  /** Identity and authentication. */
  | 'IDENTITY'
  /** A system of one line of work, such as civil status. */
  | 'SPECIALISED'
  /** Dashboards and displays. */
  | 'DISPLAY'
  /** Office tools. */
  | 'OFFICE'
  /** An index that is published once a year. */
  | 'YEARLY_INDEX'
  /** A function of a system that documents name by itself. */
  | 'FUNCTION'
  /** A group of interlinked procedures. */
  | 'LINKED_SERVICES'
  /** A website or gazette. */
  | 'PUBLICATION'
  /** A network. */
  | 'NETWORK';

/** Whether a name means one system or many. */
export type InformationSystemScope =
  /** One system. */
  | 'SINGLE'
  /** The system of each agency of a class. */
  | 'CLASS'
  /** The system of one agency, one of a class of systems. */
  | 'INSTANCE';

/** An information system that documents name. */
export type InformationSystem = {
  readonly __typename?: 'InformationSystem';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** Its name in documents. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** What it is for. */
  readonly kind?: Maybe<InformationSystemKind>;
  /** Whether the name means one system or many. */
  readonly scope?: Maybe<InformationSystemScope>;
  /** Who owns it on a day, today when left out: an agency that has ended stays until another is recorded, for a successor takes over nothing by itself. Null with NOT_APPLICABLE where each agency of a class owns its own, NOT_REPORTED where it is not known. */
  readonly owner?: Maybe<Agency>;
  /** The class of agencies that each own one. Null with NOT_APPLICABLE for others. */
  readonly ownerClass?: Maybe<AgencyClass>;
  /** The class of systems of which it is one. Null with NOT_APPLICABLE for others. */
  readonly instanceOf?: Maybe<InformationSystem>;
  /** Systems that it took the place of. */
  readonly predecessors: ReadonlyArray<InformationSystem>;
  /** First day; null with NOT_REPORTED where it is not known. */
  readonly validFrom?: Maybe<Scalars['Date']['output']>;
  /** Last day; null with NOT_APPLICABLE while it goes on. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
  /** Links of which it is one end, by the day they are due; for a class of systems those that name the class. */
  readonly systemLinks?: Maybe<SystemLinkConnection>;
  /** Whether a document names it as a system; false for data or services that stand for one. What an operator records counts as named. */
  readonly verified?: Maybe<Scalars['Boolean']['output']>;
  /** What else is known of it. Null with NOT_REPORTED where nothing is noted. */
  readonly note?: Maybe<Scalars['String']['output']>;
};


/** An information system that documents name. */
export type InformationSystemOwnerArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** An information system that documents name. */
export type InformationSystemSystemLinksArgs = {
  status?: InputMaybe<LinkStatus>;
  page?: InputMaybe<PageInput>;
};

/** A page of information systems. */
export type InformationSystemConnection = {
  readonly __typename?: 'InformationSystemConnection';
  /** The systems with their cursors. */
  readonly edges: ReadonlyArray<InformationSystemEdge>;
  /** The systems alone. */
  readonly nodes: ReadonlyArray<InformationSystem>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An information system in a list. */
export type InformationSystemEdge = {
  readonly __typename?: 'InformationSystemEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The system. */
  readonly node: InformationSystem;
};

/** Conditions that all have to hold. */
export type SystemLinkFilter = {
  /** With this system at either end; of a class of systems also those of each of its systems. */
  readonly systemId?: InputMaybe<Scalars['ID']['input']>;
  /** From this system; of a class of systems also from each of its systems. */
  readonly fromId?: InputMaybe<Scalars['ID']['input']>;
  /** To this system; of a class of systems also to each of its systems. */
  readonly toId?: InputMaybe<Scalars['ID']['input']>;
  /** That this agency is named to make; not those that it has to make as one of a class. */
  readonly agencyId?: InputMaybe<Scalars['ID']['input']>;
  /** That an agency of any of these kinds is named to make. */
  readonly agencyKinds?: InputMaybe<ReadonlyArray<AgencyKind>>;
  /** Demanded by this task. */
  readonly requiredByTaskId?: InputMaybe<Scalars['ID']['input']>;
  /** Standing so on the day: not those of which no statement by then says how. */
  readonly status?: InputMaybe<LinkStatus>;
  /** Of this relation. */
  readonly relation?: InputMaybe<LinkRelation>;
  /** True: only those past their last day on the day and not CONNECTED. False: only the others. */
  readonly isOverdue?: InputMaybe<Scalars['Boolean']['input']>;
};

/** How a link stands, as the latest statement says. */
export type LinkStatus =
  /** Missing or not complete, without a part that works. */
  | 'NOT_CONNECTED'
  /** Part of it works. */
  | 'IN_PROGRESS'
  /** It works. */
  | 'CONNECTED'
  /** It worked and has gaps. */
  | 'INTERRUPTED';

/** What is asked between the two ends. */
export type LinkRelation =
  /** That they exchange data. */
  | 'CONNECT'
  /** That a list is published in a register. */
  | 'PUBLISH'
  /** That a procedure or service is offered on a portal. */
  | 'OFFER_SERVICE'
  /** That two become one. */
  | 'MERGE';

/** That one system is to be linked with another: who demands it, by when, and how it stands. */
export type SystemLink = {
  readonly __typename?: 'SystemLink';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** What is asked. */
  readonly relation?: Maybe<LinkRelation>;
  /** From which system. Null with NOT_REPORTED where the document names the agency and no system of it. */
  readonly from?: Maybe<InformationSystem>;
  /** Further systems that it comes from: of a MERGE, what else becomes one with them. */
  readonly fromAlso: ReadonlyArray<InformationSystem>;
  /** To which system. */
  readonly to?: Maybe<InformationSystem>;
  /** Through which system. Null with NOT_APPLICABLE where none is named. */
  readonly via?: Maybe<InformationSystem>;
  /** What for, in the words of the document. */
  readonly purpose?: Maybe<Scalars['String']['output']>;
  /** Who is named to make it. */
  readonly agencies: ReadonlyArray<Agency>;
  /** The classes of agencies that have to make it. */
  readonly agencyClasses: ReadonlyArray<AgencyClass>;
  /** The tasks that demand it, the latest directive's first. */
  readonly requiredBy: ReadonlyArray<Maybe<Task>>;
  /** The clauses that demand it, as document and anchor, in the same order; some are no tasks of their own. */
  readonly requiredByAsWritten: ReadonlyArray<Scalars['String']['output']>;
  /** By when, in the words of the clause that set the last day. Null with NOT_REPORTED where none says. */
  readonly deadlineAsWritten?: Maybe<Scalars['String']['output']>;
  /** The last day: the one that the latest of the clauses with a day set. A reminder sets no new one. Null with NOT_REPORTED where none is known. */
  readonly dueOn?: Maybe<Scalars['Date']['output']>;
  /** The clause that set that day, as document and anchor, where it is an earlier one than the latest demand. Null with NOT_APPLICABLE otherwise. */
  readonly dueOnSetBy?: Maybe<Scalars['String']['output']>;
  /** The last day as it was set first: the same, unless a later clause set another. Null with NOT_REPORTED where none is known. */
  readonly originalDueOn?: Maybe<Scalars['Date']['output']>;
  /** Of a staged deadline the day of the aim; null with NOT_APPLICABLE for others. */
  readonly softDueOn?: Maybe<Scalars['Date']['output']>;
  /** Whether a clause after the one that set the first last day set another: false for what is late with no new day. Null with NOT_APPLICABLE without a day. */
  readonly hasNewDeadline?: Maybe<Scalars['Boolean']['output']>;
  /** How it stood on a day: today when left out. Null with NOT_REPORTED while no statement by then says. */
  readonly status?: Maybe<LinkStatus>;
  /** How much of it works, as the latest statement by the day that counts says, such as 12 of 250. Null with NOT_REPORTED where none counts, or where one since says that all or nothing works. */
  readonly progress?: Maybe<Ratio>;
  /** Days past the last day, while it is not CONNECTED; 0 while in time and once it is. Null with NOT_REPORTED without a day. */
  readonly daysOverdue?: Maybe<Scalars['Int']['output']>;
  /** What was said of how it stands: of the latest day first, of one day what was recorded last. */
  readonly statements?: Maybe<LinkStatementConnection>;
  /** What else is known of it. Null with NOT_REPORTED where nothing is noted. */
  readonly note?: Maybe<Scalars['String']['output']>;
};


/** That one system is to be linked with another: who demands it, by when, and how it stands. */
export type SystemLinkStatusArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** That one system is to be linked with another: who demands it, by when, and how it stands. */
export type SystemLinkProgressArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** That one system is to be linked with another: who demands it, by when, and how it stands. */
export type SystemLinkDaysOverdueArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** That one system is to be linked with another: who demands it, by when, and how it stands. */
export type SystemLinkStatementsArgs = {
  page?: InputMaybe<PageInput>;
};

/** What a document or an agency says of how a link stands. */
export type LinkStatement = {
  readonly __typename?: 'LinkStatement';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** The link. */
  readonly systemLink?: Maybe<SystemLink>;
  /** How it stands. */
  readonly status?: Maybe<LinkStatus>;
  /** How it may stand too, where the words leave that open; such a statement counts with its status. */
  readonly mayAlsoMean: ReadonlyArray<LinkStatus>;
  /** In its words. */
  readonly asWritten?: Maybe<Scalars['String']['output']>;
  /** The day that it speaks of; of a document its own day. */
  readonly statedOn?: Maybe<Scalars['Date']['output']>;
  /** How much of it works; what is missing is taken from the whole where the words count that. Null with NOT_REPORTED where nothing is counted. */
  readonly progress?: Maybe<Ratio>;
  /** What is counted, such as "thủ tục hành chính". Null with NOT_APPLICABLE where nothing is. */
  readonly counted?: Maybe<Scalars['String']['output']>;
  /** The document that says so. Null with NOT_APPLICABLE when an agency reports it here. */
  readonly statedIn?: Maybe<Directive>;
  /** The clause. Null with NOT_APPLICABLE when an agency reports it here. */
  readonly clause?: Maybe<Scalars['String']['output']>;
  /** The agency that reports it here. Null with NOT_APPLICABLE when a document says so. */
  readonly reportedBy?: Maybe<Agency>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of statements. */
export type LinkStatementConnection = {
  readonly __typename?: 'LinkStatementConnection';
  /** The statements with their cursors. */
  readonly edges: ReadonlyArray<LinkStatementEdge>;
  /** The statements alone. */
  readonly nodes: ReadonlyArray<LinkStatement>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A statement in a list. */
export type LinkStatementEdge = {
  readonly __typename?: 'LinkStatementEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The statement. */
  readonly node: LinkStatement;
};

/** A page of links. */
export type SystemLinkConnection = {
  readonly __typename?: 'SystemLinkConnection';
  /** The links with their cursors. */
  readonly edges: ReadonlyArray<SystemLinkEdge>;
  /** The links alone. */
  readonly nodes: ReadonlyArray<SystemLink>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A link in a list. */
export type SystemLinkEdge = {
  readonly __typename?: 'SystemLinkEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The link. */
  readonly node: SystemLink;
};

export type Directive = {
  readonly __typename?: 'Directive';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
};

export type Task = {
  readonly __typename?: 'Task';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** Links between information systems that it demands, by the day they are due. */
  readonly systemLinks?: Maybe<SystemLinkConnection>;
};


export type TaskSystemLinksArgs = {
  page?: InputMaybe<PageInput>;
};

/** Whether a day is worked. */
export type WorkingDay = {
  readonly __typename?: 'WorkingDay';
  /** The day. */
  readonly on: Scalars['Date']['output'];
  /** Whether state bodies work. */
  readonly isWorking: Scalars['Boolean']['output'];
  /** Why. */
  readonly because: WorkingDayReason;
  /** Whether the decision on its year is known. False: by the rules for every year alone. */
  readonly isFinal: Scalars['Boolean']['output'];
};

/** Why a day is worked or not. */
export type WorkingDayReason = {
  readonly __typename?: 'WorkingDayReason';
  /** What kind of reason. */
  readonly kind: WorkingDayReasonKind;
  /** In words, such as "Tết Nguyên đán". */
  readonly name: Scalars['String']['output'];
  /** The holiday that a day in compensation stands for, or the other half of a swap. Null with NOT_APPLICABLE for others. */
  readonly pairedOn?: Maybe<Scalars['Date']['output']>;
  /** The act, by number and codes. Null with NOT_APPLICABLE for a day of the working week. */
  readonly legalBasis?: Maybe<Scalars['String']['output']>;
  /** The day of the act: numbers begin anew every year. Null with NOT_APPLICABLE as the act. */
  readonly legalBasisIssuedOn?: Maybe<Scalars['Date']['output']>;
  /** Its clause. Null with NOT_REPORTED where none is known, and with NOT_APPLICABLE as the act. */
  readonly clause?: Maybe<Scalars['String']['output']>;
  /** Whether a source states it; false for what is remembered or reckoned from the moon. */
  readonly isVerified: Scalars['Boolean']['output'];
};

/** What kind of reason makes a day worked or free. */
export type WorkingDayReasonKind =
  /** A day of the working week. */
  | 'ORDINARY'
  /** The weekly rest. */
  | 'WEEKLY_REST'
  /** A public holiday. */
  | 'HOLIDAY'
  /** A day off in compensation of a holiday on a day of rest. */
  | 'COMPENSATION'
  /** Off, and worked on another day instead. */
  | 'SWAPPED_OFF'
  /** Worked, instead of another day. */
  | 'SWAPPED_WORK';

/** A year of the working calendar. */
export type WorkingCalendar = {
  readonly __typename?: 'WorkingCalendar';
  /** The year. */
  readonly year: Scalars['Int']['output'];
  /** Whether the decision on the year is known. False: by the rules for every year alone, and a decision may still take days away. */
  readonly isFinal: Scalars['Boolean']['output'];
  /** How many days are worked. */
  readonly workingDayCount: Scalars['Int']['output'];
  /** The days that differ from the ordinary week, by day. */
  readonly days: ReadonlyArray<WorkingDay>;
};

/** A term in working days, with an account that stands alone: from, count, whether the first day counts, and the days skipped give the last day again. */
export type WorkingDayTerm = {
  readonly __typename?: 'WorkingDayTerm';
  /** The day on which it began to run. */
  readonly from: Scalars['Date']['output'];
  /** How many working days. */
  readonly count: Scalars['Int']['output'];
  /** Whether that day was counted. */
  readonly countsFirstDay: Scalars['Boolean']['output'];
  /** The last day of the term. */
  readonly lastOn: Scalars['Date']['output'];
  /** The days on the way that are not worked, by day: 100 at most, the earliest after the day given. All of them give the last day again. */
  readonly skipped: ReadonlyArray<WorkingDay>;
  /** How many there are. */
  readonly skippedCount: Scalars['Int']['output'];
  /** Days of rest on the way that are worked in exchange. */
  readonly added: ReadonlyArray<WorkingDay>;
  /** The rules of law by which it is computed, as act and clause. */
  readonly legalBases: ReadonlyArray<Scalars['String']['output']>;
  /** Whether the decisions on all years that it runs through are known. False: it may still move. */
  readonly isFinal: Scalars['Boolean']['output'];
  /** The years whose decision is not known. */
  readonly undecidedYears: ReadonlyArray<Scalars['Int']['output']>;
};


/** A term in working days, with an account that stands alone: from, count, whether the first day counts, and the days skipped give the last day again. */
export type WorkingDayTermSkippedArgs = {
  afterOn?: InputMaybe<Scalars['Date']['input']>;
};

/** An information system. */
export type RecordInformationSystemInput = {
  /** Chosen by the client, once for each command: the same key gives the same answer. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The system to be corrected; left out for a new one. */
  readonly informationSystemId?: InputMaybe<Scalars['ID']['input']>;
  /** Its name in documents. */
  readonly name: Scalars['String']['input'];
  /** What it is for. */
  readonly kind: InformationSystemKind;
  /** Whether the name means one system or many. */
  readonly scope: InformationSystemScope;
  /** Who owns it; left out where it is not known, and for the scope CLASS. The owner that a known system has today keeps the days it has. */
  readonly ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** The first day of an owner who took it over from another: the days before stay theirs. The owner's from ever on when left out. */
  readonly ownerFrom?: InputMaybe<Scalars['Date']['input']>;
  /** The class of agencies that each own one: for the scope CLASS. */
  readonly ownerClassId?: InputMaybe<Scalars['ID']['input']>;
  /** The class of systems of which it is one: for the scope INSTANCE, where one is known. */
  readonly instanceOfId?: InputMaybe<Scalars['ID']['input']>;
  /** Systems that it takes the place of; at most 8. */
  readonly predecessorIds?: ReadonlyArray<Scalars['ID']['input']>;
  /** First day, where known. */
  readonly validFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Last day, where it has ended. */
  readonly validTo?: InputMaybe<Scalars['Date']['input']>;
  /** What else is known of it. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** What became of it. */
export type RecordInformationSystemPayload = {
  readonly __typename?: 'RecordInformationSystemPayload';
  /** The system as it was then; null when it was refused. */
  readonly informationSystem?: Maybe<InformationSystem>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A link that a document demands. */
export type RecordSystemLinkInput = {
  /** Chosen by the client, once for each command: the same key gives the same answer. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The link that the clause demands once more, or that is to be corrected; left out for a new one. A clause that the link has is corrected, another is added; the rest becomes what is given here. */
  readonly systemLinkId?: InputMaybe<Scalars['ID']['input']>;
  /** What is asked. */
  readonly relation: LinkRelation;
  /** From which system; left out where none is named. */
  readonly fromId?: InputMaybe<Scalars['ID']['input']>;
  /** Further systems that it comes from: what else is merged; at most 4. */
  readonly fromAlsoIds?: ReadonlyArray<Scalars['ID']['input']>;
  /** To which system. */
  readonly toId: Scalars['ID']['input'];
  /** Through which system, where one is named. */
  readonly viaId?: InputMaybe<Scalars['ID']['input']>;
  /** What for, in the words of the document. */
  readonly purpose: Scalars['String']['input'];
  /** Who is named to make it; at most 20. */
  readonly agencyIds: ReadonlyArray<Scalars['ID']['input']>;
  /** The classes of agencies that have to make it; at most 4. */
  readonly agencyClassIds?: ReadonlyArray<Scalars['ID']['input']>;
  /** The task that demands it; left out for a clause that is no task. The hub takes it as it is given. */
  readonly requiredByTaskId?: InputMaybe<Scalars['ID']['input']>;
  /** The clause that demands it, as document and anchor, such as "131/NQ-CP#II.2.d". */
  readonly requiredByAsWritten: Scalars['String']['input'];
  /** The day of the document; today when left out. */
  readonly demandedOn?: InputMaybe<Scalars['Date']['input']>;
  /** By when, in its words; left out of a reminder, which sets no day. */
  readonly deadlineAsWritten?: InputMaybe<Scalars['String']['input']>;
  /** The last day, not before that of the document. */
  readonly dueOn?: InputMaybe<Scalars['Date']['input']>;
  /** Of a staged deadline the day of the aim, before the last day and not before that of the document. */
  readonly softDueOn?: InputMaybe<Scalars['Date']['input']>;
  /** What else is known of it. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** What became of it. */
export type RecordSystemLinkPayload = {
  readonly __typename?: 'RecordSystemLinkPayload';
  /** The link as it was then; null when it was refused. */
  readonly systemLink?: Maybe<SystemLink>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** How a link stands. */
export type ReportSystemLinkInput = {
  /** Chosen by the client, once for each command: the same key gives the same answer. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The link. */
  readonly systemLinkId: Scalars['ID']['input'];
  /** How it stands. */
  readonly status: LinkStatus;
  /** The day that this speaks of: not after today. It may come late, after statements of later days. */
  readonly statedOn: Scalars['Date']['input'];
  /** In words: what shows it. */
  readonly asWritten: Scalars['String']['input'];
  /** How many work, where they are counted: all of them for CONNECTED, none for NOT_CONNECTED. */
  readonly numerator?: InputMaybe<Scalars['Int']['input']>;
  /** Out of how many, at least 1; to be given with the numerator. */
  readonly denominator?: InputMaybe<Scalars['Int']['input']>;
  /** What is counted; to be given with the numerator. */
  readonly counted?: InputMaybe<Scalars['String']['input']>;
  /** The agency that reports. The caller acts for it, and it is named to make the link or owns one of its systems today; or the caller is an operator. */
  readonly reportedById: Scalars['ID']['input'];
};

/** What became of it. */
export type ReportSystemLinkPayload = {
  readonly __typename?: 'ReportSystemLinkPayload';
  /** The link as it was then; null when it was not found. */
  readonly systemLink?: Maybe<SystemLink>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A class of agencies. */
export type RecordAgencyClassInput = {
  /** Chosen by the client, once for each command: the same key gives the same answer. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The class to be corrected; left out for a new one. */
  readonly agencyClassId?: InputMaybe<Scalars['ID']['input']>;
  /** The class in words. */
  readonly name: Scalars['String']['input'];
  /** Kinds of its members; at least one. */
  readonly memberKinds: ReadonlyArray<ClassMemberKind>;
  /** Inside which agency its members stand; left out for the whole country. */
  readonly withinId?: InputMaybe<Scalars['ID']['input']>;
  /** Only those directly under it, if it is of one of these kinds; for the whole country only those directly under an agency of these kinds. At any depth when left out. */
  readonly parentKinds?: ReadonlyArray<ClassMemberKind>;
  /** Whether all that stand under a member belong to it, too. */
  readonly withDescendants?: Scalars['Boolean']['input'];
  /** Whether all are meant or only some. */
  readonly membership?: ClassMembership;
  /** The rule in words, where it says more. */
  readonly rule?: InputMaybe<Scalars['String']['input']>;
  /** Its last day; left out while it goes on. */
  readonly validTo?: InputMaybe<Scalars['Date']['input']>;
};

/** What became of it. */
export type RecordAgencyClassPayload = {
  readonly __typename?: 'RecordAgencyClassPayload';
  /** The class as it was then; null when it was refused. */
  readonly agencyClass?: Maybe<AgencyClass>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A decision on days off and swapped days. */
export type RecordCalendarDecisionInput = {
  /** Chosen by the client, once for each command: the same key gives the same answer. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The act, by number and codes. */
  readonly symbol: Scalars['String']['input'];
  /** Who issued it, in words. */
  readonly issuer: Scalars['String']['input'];
  /** Its day. */
  readonly issuedOn: Scalars['Date']['input'];
  /** What it is about, in words. */
  readonly title: Scalars['String']['input'];
  /** The years that it decides as a whole, Tết and the second national day among them; empty when it only swaps days. */
  readonly decidesYears: ReadonlyArray<Scalars['Int']['input']>;
  /** Its days; at most 60. */
  readonly days: ReadonlyArray<CalendarDayInput>;
  /** The acts that it amends, by number and codes: of a day that one of them speaks of, this decision's word holds instead. Another day that is decided is refused. */
  readonly amends?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Whether all this takes the place of what is recorded of the same act; without it a known act stays as it is. */
  readonly corrects?: Scalars['Boolean']['input'];
};

/** A day of a decision. */
export type CalendarDayInput = {
  /** The day. */
  readonly on: Scalars['Date']['input'];
  /** What it becomes: HOLIDAY, COMPENSATION, SWAPPED_OFF or SWAPPED_WORK; or ORDINARY, as by the rules for every year again, of a day whose word in an amended act is taken back. */
  readonly kind: WorkingDayReasonKind;
  /** In words, such as "Tết Nguyên đán". */
  readonly name: Scalars['String']['input'];
  /** The holiday that it compensates, or the other half of a swap; for these three kinds only. */
  readonly pairedOn?: InputMaybe<Scalars['Date']['input']>;
  /** The clause that says so. */
  readonly clause?: InputMaybe<Scalars['String']['input']>;
  /** For HOLIDAY: whether another day is off when it falls on a day of rest (khoản 3 Điều 111 Bộ luật Lao động 2019). */
  readonly isCompensated?: Scalars['Boolean']['input'];
};

/** What became of it. */
export type RecordCalendarDecisionPayload = {
  readonly __typename?: 'RecordCalendarDecisionPayload';
  /** The years that it changed, as they were then: none when all was known. Null when it was refused. */
  readonly calendars?: Maybe<ReadonlyArray<WorkingCalendar>>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A page of agencies. */
export type AgencyConnection = {
  readonly __typename?: 'AgencyConnection';
  /** The agencies with their cursors. */
  readonly edges: ReadonlyArray<AgencyEdge>;
  /** The agencies alone. */
  readonly nodes: ReadonlyArray<Agency>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An agency in a list. */
export type AgencyEdge = {
  readonly __typename?: 'AgencyEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The agency. */
  readonly node: Agency;
};

/** Which part of a list to give. Pages are cut by key, so entries that come or go between two pages cause no skip and no repeat. */
export type PageInput = {
  /** How many entries at most, 1 to 100; more is refused with PAGE_TOO_LARGE. */
  readonly first?: Scalars['Int']['input'];
  /** The endCursor of the previous page; the filter must be the same. Left out for the first page. */
  readonly after?: InputMaybe<Scalars['String']['input']>;
};

/** Where a page ends and whether more follows. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Whether entries follow after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Pass as `after` to get the next page; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** A number of things out of a number of things. Ratios of parts add up to the ratio of the whole; percentages do not. */
export type Ratio = {
  readonly __typename?: 'Ratio';
  /** How many of the denominator fulfil the condition. */
  readonly numerator: Scalars['Decimal']['output'];
  /** Out of how many. */
  readonly denominator: Scalars['Decimal']['output'];
  /** 100 × numerator / denominator, 0..100 for parts of a whole, rounded half up to 6 places, for showing only. Null with NO_ACTIVITY when the denominator is zero. */
  readonly percent?: Maybe<Scalars['Decimal']['output']>;
};

/** Why a command did not do what was asked, in a form that the caller can act on. */
export type Problem = {
  readonly __typename?: 'Problem';
  /** Stable code; codes are added, never renamed. */
  readonly code: Scalars['String']['output'];
  /** One sentence: what was expected, what came, what to do. */
  readonly message: Scalars['String']['output'];
  /** Path in the input, such as ["citations", "0", "toId"]; empty when it concerns the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Grant: Grant;
  Agency: Agency;
  ApiKey: ApiKey;
  Succession: Succession;
  AgencyClass: AgencyClass;
  InformationSystem: InformationSystem;
  SystemLink: SystemLink;
  LinkStatement: LinkStatement;
  Directive: Directive;
  Task: Task;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Grant:
    ( { __typename: 'Grant' }
    & GraphQLRecursivePick<FederationTypes['Grant'], {"id":true}> );
  Agency:
    ( { __typename: 'Agency' }
    & GraphQLRecursivePick<FederationTypes['Agency'], {"id":true}> );
  ApiKey:
    ( { __typename: 'ApiKey' }
    & GraphQLRecursivePick<FederationTypes['ApiKey'], {"id":true}> );
  Succession:
    ( { __typename: 'Succession' }
    & GraphQLRecursivePick<FederationTypes['Succession'], {"id":true}> );
  AgencyClass:
    ( { __typename: 'AgencyClass' }
    & GraphQLRecursivePick<FederationTypes['AgencyClass'], {"id":true}> );
  InformationSystem:
    ( { __typename: 'InformationSystem' }
    & GraphQLRecursivePick<FederationTypes['InformationSystem'], {"id":true}> );
  SystemLink:
    ( { __typename: 'SystemLink' }
    & GraphQLRecursivePick<FederationTypes['SystemLink'], {"id":true}> );
  LinkStatement:
    ( { __typename: 'LinkStatement' }
    & GraphQLRecursivePick<FederationTypes['LinkStatement'], {"id":true}> );
  Directive:
    ( { __typename: 'Directive' }
    & GraphQLRecursivePick<FederationTypes['Directive'], {"id":true}> );
  Task:
    ( { __typename: 'Task' }
    & GraphQLRecursivePick<FederationTypes['Task'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Role: Role;
  Viewer: ResolverTypeWrapper<ViewerRow>;
  GrantFilter: GrantFilter;
  Grant: ResolverTypeWrapper<GrantRow>;
  Agency: ResolverTypeWrapper<AgencyRow>;
  GrantConnection: ResolverTypeWrapper<GrantConnectionRow>;
  GrantEdge: ResolverTypeWrapper<Omit<GrantEdge, 'node'> & { node: ResolversTypes['Grant'] }>;
  GiveGrantInput: GiveGrantInput;
  GiveGrantPayload: ResolverTypeWrapper<GiveGrantPayloadRow>;
  EndGrantInput: EndGrantInput;
  EndGrantPayload: ResolverTypeWrapper<EndGrantPayloadRow>;
  ApiKey: ResolverTypeWrapper<ApiKeyRow>;
  ApiKeyConnection: ResolverTypeWrapper<ApiKeyConnectionRow>;
  ApiKeyEdge: ResolverTypeWrapper<Omit<ApiKeyEdge, 'node'> & { node: ResolversTypes['ApiKey'] }>;
  RegisterApiKeyInput: RegisterApiKeyInput;
  RegisterApiKeyPayload: ResolverTypeWrapper<RegisterApiKeyPayloadRow>;
  EndApiKeyInput: EndApiKeyInput;
  EndApiKeyPayload: ResolverTypeWrapper<EndApiKeyPayloadRow>;
  RevokeTokensInput: RevokeTokensInput;
  RevokeTokensPayload: ResolverTypeWrapper<RevokeTokensPayloadRow>;
  AgencyFilter: AgencyFilter;
  Existence: Existence;
  AgencyKind: AgencyKind;
  AgencyLevel: AgencyLevel;
  CodeSystem: CodeSystem;
  AgencyName: ResolverTypeWrapper<AgencyNameRow>;
  AgencyAlias: ResolverTypeWrapper<AgencyAliasRow>;
  AliasKind: AliasKind;
  AgencyCode: ResolverTypeWrapper<AgencyCodeRow>;
  Succession: ResolverTypeWrapper<SuccessionRow>;
  SuccessionKind: SuccessionKind;
  AgencyMatch: ResolverTypeWrapper<AgencyMatchRow>;
  AgencyCandidate: ResolverTypeWrapper<AgencyCandidateRow>;
  AgencyMatchEvidence: ResolverTypeWrapper<AgencyMatchEvidence>;
  AgencyMatchEvidenceKind: AgencyMatchEvidenceKind;
  Confidence: Confidence;
  AgencyHit: ResolverTypeWrapper<AgencyHitRow>;
  AgencyClass: ResolverTypeWrapper<AgencyClassRow>;
  ClassMemberKind: ClassMemberKind;
  ClassMembership: ClassMembership;
  AgencyClassCandidate: ResolverTypeWrapper<AgencyClassCandidateRow>;
  AgencyClassConnection: ResolverTypeWrapper<AgencyClassConnectionRow>;
  AgencyClassEdge: ResolverTypeWrapper<Omit<AgencyClassEdge, 'node'> & { node: ResolversTypes['AgencyClass'] }>;
  InformationSystemFilter: InformationSystemFilter;
  InformationSystemKind: InformationSystemKind;
  InformationSystemScope: InformationSystemScope;
  InformationSystem: ResolverTypeWrapper<InformationSystemRow>;
  InformationSystemConnection: ResolverTypeWrapper<InformationSystemConnectionRow>;
  InformationSystemEdge: ResolverTypeWrapper<Omit<InformationSystemEdge, 'node'> & { node: ResolversTypes['InformationSystem'] }>;
  SystemLinkFilter: SystemLinkFilter;
  LinkStatus: LinkStatus;
  LinkRelation: LinkRelation;
  SystemLink: ResolverTypeWrapper<SystemLinkRow>;
  LinkStatement: ResolverTypeWrapper<LinkStatementRow>;
  LinkStatementConnection: ResolverTypeWrapper<LinkStatementConnectionRow>;
  LinkStatementEdge: ResolverTypeWrapper<Omit<LinkStatementEdge, 'node'> & { node: ResolversTypes['LinkStatement'] }>;
  SystemLinkConnection: ResolverTypeWrapper<SystemLinkConnectionRow>;
  SystemLinkEdge: ResolverTypeWrapper<Omit<SystemLinkEdge, 'node'> & { node: ResolversTypes['SystemLink'] }>;
  Directive: ResolverTypeWrapper<DirectiveRow>;
  Task: ResolverTypeWrapper<TaskRow>;
  WorkingDay: ResolverTypeWrapper<WorkingDayRow>;
  WorkingDayReason: ResolverTypeWrapper<WorkingDayReasonRow>;
  WorkingDayReasonKind: WorkingDayReasonKind;
  WorkingCalendar: ResolverTypeWrapper<WorkingCalendarRow>;
  WorkingDayTerm: ResolverTypeWrapper<WorkingDayTermRow>;
  RecordInformationSystemInput: RecordInformationSystemInput;
  RecordInformationSystemPayload: ResolverTypeWrapper<RecordInformationSystemPayloadRow>;
  RecordSystemLinkInput: RecordSystemLinkInput;
  RecordSystemLinkPayload: ResolverTypeWrapper<RecordSystemLinkPayloadRow>;
  ReportSystemLinkInput: ReportSystemLinkInput;
  ReportSystemLinkPayload: ResolverTypeWrapper<ReportSystemLinkPayloadRow>;
  RecordAgencyClassInput: RecordAgencyClassInput;
  RecordAgencyClassPayload: ResolverTypeWrapper<RecordAgencyClassPayloadRow>;
  RecordCalendarDecisionInput: RecordCalendarDecisionInput;
  CalendarDayInput: CalendarDayInput;
  RecordCalendarDecisionPayload: ResolverTypeWrapper<RecordCalendarDecisionPayloadRow>;
  AgencyConnection: ResolverTypeWrapper<AgencyConnectionRow>;
  AgencyEdge: ResolverTypeWrapper<Omit<AgencyEdge, 'node'> & { node: ResolversTypes['Agency'] }>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  PageInput: PageInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Ratio: ResolverTypeWrapper<Ratio>;
  Problem: ResolverTypeWrapper<ProblemRow>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
  Mutation: Record<PropertyKey, never>;
  Viewer: ViewerRow;
  GrantFilter: GrantFilter;
  Grant: GrantRow;
  Agency: AgencyRow;
  GrantConnection: GrantConnectionRow;
  GrantEdge: Omit<GrantEdge, 'node'> & { node: ResolversParentTypes['Grant'] };
  GiveGrantInput: GiveGrantInput;
  GiveGrantPayload: GiveGrantPayloadRow;
  EndGrantInput: EndGrantInput;
  EndGrantPayload: EndGrantPayloadRow;
  ApiKey: ApiKeyRow;
  ApiKeyConnection: ApiKeyConnectionRow;
  ApiKeyEdge: Omit<ApiKeyEdge, 'node'> & { node: ResolversParentTypes['ApiKey'] };
  RegisterApiKeyInput: RegisterApiKeyInput;
  RegisterApiKeyPayload: RegisterApiKeyPayloadRow;
  EndApiKeyInput: EndApiKeyInput;
  EndApiKeyPayload: EndApiKeyPayloadRow;
  RevokeTokensInput: RevokeTokensInput;
  RevokeTokensPayload: RevokeTokensPayloadRow;
  AgencyFilter: AgencyFilter;
  AgencyName: AgencyNameRow;
  AgencyAlias: AgencyAliasRow;
  AgencyCode: AgencyCodeRow;
  Succession: SuccessionRow;
  AgencyMatch: AgencyMatchRow;
  AgencyCandidate: AgencyCandidateRow;
  AgencyMatchEvidence: AgencyMatchEvidence;
  AgencyHit: AgencyHitRow;
  AgencyClass: AgencyClassRow;
  AgencyClassCandidate: AgencyClassCandidateRow;
  AgencyClassConnection: AgencyClassConnectionRow;
  AgencyClassEdge: Omit<AgencyClassEdge, 'node'> & { node: ResolversParentTypes['AgencyClass'] };
  InformationSystemFilter: InformationSystemFilter;
  InformationSystem: InformationSystemRow;
  InformationSystemConnection: InformationSystemConnectionRow;
  InformationSystemEdge: Omit<InformationSystemEdge, 'node'> & { node: ResolversParentTypes['InformationSystem'] };
  SystemLinkFilter: SystemLinkFilter;
  SystemLink: SystemLinkRow;
  LinkStatement: LinkStatementRow;
  LinkStatementConnection: LinkStatementConnectionRow;
  LinkStatementEdge: Omit<LinkStatementEdge, 'node'> & { node: ResolversParentTypes['LinkStatement'] };
  SystemLinkConnection: SystemLinkConnectionRow;
  SystemLinkEdge: Omit<SystemLinkEdge, 'node'> & { node: ResolversParentTypes['SystemLink'] };
  Directive: DirectiveRow;
  Task: TaskRow;
  WorkingDay: WorkingDayRow;
  WorkingDayReason: WorkingDayReasonRow;
  WorkingCalendar: WorkingCalendarRow;
  WorkingDayTerm: WorkingDayTermRow;
  RecordInformationSystemInput: RecordInformationSystemInput;
  RecordInformationSystemPayload: RecordInformationSystemPayloadRow;
  RecordSystemLinkInput: RecordSystemLinkInput;
  RecordSystemLinkPayload: RecordSystemLinkPayloadRow;
  ReportSystemLinkInput: ReportSystemLinkInput;
  ReportSystemLinkPayload: ReportSystemLinkPayloadRow;
  RecordAgencyClassInput: RecordAgencyClassInput;
  RecordAgencyClassPayload: RecordAgencyClassPayloadRow;
  RecordCalendarDecisionInput: RecordCalendarDecisionInput;
  CalendarDayInput: CalendarDayInput;
  RecordCalendarDecisionPayload: RecordCalendarDecisionPayloadRow;
  AgencyConnection: AgencyConnectionRow;
  AgencyEdge: Omit<AgencyEdge, 'node'> & { node: ResolversParentTypes['Agency'] };
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  PageInput: PageInput;
  PageInfo: PageInfo;
  Ratio: Ratio;
  Problem: ProblemRow;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType, RequireFields<QueryAgencyArgs, 'id'>>;
  agencyByCode?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType, RequireFields<QueryAgencyByCodeArgs, 'system' | 'code'>>;
  agencies?: Resolver<Maybe<ResolversTypes['AgencyConnection']>, ParentType, ContextType, Partial<QueryAgenciesArgs>>;
  matchAgency?: Resolver<Maybe<ResolversTypes['AgencyMatch']>, ParentType, ContextType, RequireFields<QueryMatchAgencyArgs, 'text'>>;
  agencyClass?: Resolver<Maybe<ResolversTypes['AgencyClass']>, ParentType, ContextType, RequireFields<QueryAgencyClassArgs, 'id'>>;
  agencyClasses?: Resolver<Maybe<ResolversTypes['AgencyClassConnection']>, ParentType, ContextType, Partial<QueryAgencyClassesArgs>>;
  matchAgencyClass?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AgencyClassCandidate']>>, ParentType, ContextType, RequireFields<QueryMatchAgencyClassArgs, 'text'>>;
  searchAgencies?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AgencyHit']>>, ParentType, ContextType, RequireFields<QuerySearchAgenciesArgs, 'text' | 'first'>>;
  informationSystem?: Resolver<Maybe<ResolversTypes['InformationSystem']>, ParentType, ContextType, RequireFields<QueryInformationSystemArgs, 'id'>>;
  informationSystems?: Resolver<Maybe<ResolversTypes['InformationSystemConnection']>, ParentType, ContextType, Partial<QueryInformationSystemsArgs>>;
  systemLink?: Resolver<Maybe<ResolversTypes['SystemLink']>, ParentType, ContextType, RequireFields<QuerySystemLinkArgs, 'id'>>;
  systemLinks?: Resolver<Maybe<ResolversTypes['SystemLinkConnection']>, ParentType, ContextType, Partial<QuerySystemLinksArgs>>;
  workingDay?: Resolver<Maybe<ResolversTypes['WorkingDay']>, ParentType, ContextType, RequireFields<QueryWorkingDayArgs, 'on'>>;
  workingCalendar?: Resolver<Maybe<ResolversTypes['WorkingCalendar']>, ParentType, ContextType, RequireFields<QueryWorkingCalendarArgs, 'year'>>;
  addWorkingDays?: Resolver<Maybe<ResolversTypes['WorkingDayTerm']>, ParentType, ContextType, RequireFields<QueryAddWorkingDaysArgs, 'from' | 'count' | 'countsFirstDay'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  grant?: Resolver<Maybe<ResolversTypes['Grant']>, ParentType, ContextType, RequireFields<QueryGrantArgs, 'id'>>;
  grants?: Resolver<Maybe<ResolversTypes['GrantConnection']>, ParentType, ContextType, Partial<QueryGrantsArgs>>;
  apiKeys?: Resolver<Maybe<ResolversTypes['ApiKeyConnection']>, ParentType, ContextType, Partial<QueryApiKeysArgs>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  giveGrant?: Resolver<ResolversTypes['GiveGrantPayload'], ParentType, ContextType, RequireFields<MutationGiveGrantArgs, 'input'>>;
  endGrant?: Resolver<ResolversTypes['EndGrantPayload'], ParentType, ContextType, RequireFields<MutationEndGrantArgs, 'input'>>;
  registerApiKey?: Resolver<ResolversTypes['RegisterApiKeyPayload'], ParentType, ContextType, RequireFields<MutationRegisterApiKeyArgs, 'input'>>;
  endApiKey?: Resolver<ResolversTypes['EndApiKeyPayload'], ParentType, ContextType, RequireFields<MutationEndApiKeyArgs, 'input'>>;
  recordInformationSystem?: Resolver<ResolversTypes['RecordInformationSystemPayload'], ParentType, ContextType, RequireFields<MutationRecordInformationSystemArgs, 'input'>>;
  recordSystemLink?: Resolver<ResolversTypes['RecordSystemLinkPayload'], ParentType, ContextType, RequireFields<MutationRecordSystemLinkArgs, 'input'>>;
  reportSystemLink?: Resolver<ResolversTypes['ReportSystemLinkPayload'], ParentType, ContextType, RequireFields<MutationReportSystemLinkArgs, 'input'>>;
  recordAgencyClass?: Resolver<ResolversTypes['RecordAgencyClassPayload'], ParentType, ContextType, RequireFields<MutationRecordAgencyClassArgs, 'input'>>;
  recordCalendarDecision?: Resolver<ResolversTypes['RecordCalendarDecisionPayload'], ParentType, ContextType, RequireFields<MutationRecordCalendarDecisionArgs, 'input'>>;
  revokeTokens?: Resolver<ResolversTypes['RevokeTokensPayload'], ParentType, ContextType, RequireFields<MutationRevokeTokensArgs, 'input'>>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  isKnown?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['Role']>, ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  actsFor?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType>;
  reads?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType>;
  oversees?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType>;
};

export type GrantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Grant'] = ResolversParentTypes['Grant'], FederationReferenceType extends FederationReferenceTypes['Grant'] = FederationReferenceTypes['Grant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Grant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  basis?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  givenBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  endedBecause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type AgencyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Agency'] = ResolversParentTypes['Agency'], FederationReferenceType extends FederationReferenceTypes['Agency'] = FederationReferenceTypes['Agency']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Agency']> | FederationReferenceType, FederationReferenceType, ContextType>;
  grants?: Resolver<Maybe<ResolversTypes['GrantConnection']>, ParentType, ContextType, RequireFields<AgencyGrantsArgs, 'existence'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['AgencyKind']>, ParentType, ContextType>;
  level?: Resolver<Maybe<ResolversTypes['AgencyLevel']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<AgencyNameArgs>>;
  shortName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  names?: Resolver<ReadonlyArray<ResolversTypes['AgencyName']>, ParentType, ContextType>;
  aliases?: Resolver<ReadonlyArray<ResolversTypes['AgencyAlias']>, ParentType, ContextType>;
  codes?: Resolver<ReadonlyArray<ResolversTypes['AgencyCode']>, ParentType, ContextType, Partial<AgencyCodesArgs>>;
  parent?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType, Partial<AgencyParentArgs>>;
  ancestors?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType, Partial<AgencyAncestorsArgs>>;
  descendants?: Resolver<ResolversTypes['AgencyConnection'], ParentType, ContextType, Partial<AgencyDescendantsArgs>>;
  predecessors?: Resolver<ReadonlyArray<ResolversTypes['Succession']>, ParentType, ContextType>;
  successors?: Resolver<ReadonlyArray<ResolversTypes['Succession']>, ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  inForce?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, Partial<AgencyInForceArgs>>;
  verified?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  informationSystems?: Resolver<Maybe<ResolversTypes['InformationSystemConnection']>, ParentType, ContextType, Partial<AgencyInformationSystemsArgs>>;
  systemLinks?: Resolver<Maybe<ResolversTypes['SystemLinkConnection']>, ParentType, ContextType, Partial<AgencySystemLinksArgs>>;
};

export type GrantConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantConnection'] = ResolversParentTypes['GrantConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['GrantEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Grant']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type GrantEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantEdge'] = ResolversParentTypes['GrantEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Grant'], ParentType, ContextType>;
};

export type GiveGrantPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GiveGrantPayload'] = ResolversParentTypes['GiveGrantPayload']> = {
  grant?: Resolver<Maybe<ResolversTypes['Grant']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type EndGrantPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndGrantPayload'] = ResolversParentTypes['EndGrantPayload']> = {
  grant?: Resolver<Maybe<ResolversTypes['Grant']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type ApiKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey'], FederationReferenceType extends FederationReferenceTypes['ApiKey'] = FederationReferenceTypes['ApiKey']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ApiKey']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  scopes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  registeredOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  registeredBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endedBecause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ApiKeyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyConnection'] = ResolversParentTypes['ApiKeyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ApiKeyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ApiKeyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyEdge'] = ResolversParentTypes['ApiKeyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
};

export type RegisterApiKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterApiKeyPayload'] = ResolversParentTypes['RegisterApiKeyPayload']> = {
  apiKey?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type EndApiKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndApiKeyPayload'] = ResolversParentTypes['EndApiKeyPayload']> = {
  apiKey?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type RevokeTokensPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeTokensPayload'] = ResolversParentTypes['RevokeTokensPayload']> = {
  revokedTo?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type AgencyNameResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyName'] = ResolversParentTypes['AgencyName']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AgencyAliasResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyAlias'] = ResolversParentTypes['AgencyAlias']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AliasKind'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AgencyCodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyCode'] = ResolversParentTypes['AgencyCode']> = {
  system?: Resolver<ResolversTypes['CodeSystem'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SuccessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Succession'] = ResolversParentTypes['Succession'], FederationReferenceType extends FederationReferenceTypes['Succession'] = FederationReferenceTypes['Succession']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Succession']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['SuccessionKind']>, ParentType, ContextType>;
  on?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  from?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType>;
  to?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType>;
  functions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  legalBasis?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  verified?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type AgencyMatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyMatch'] = ResolversParentTypes['AgencyMatch']> = {
  candidates?: Resolver<ReadonlyArray<ResolversTypes['AgencyCandidate']>, ParentType, ContextType>;
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
};

export type AgencyCandidateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyCandidate'] = ResolversParentTypes['AgencyCandidate']> = {
  agency?: Resolver<ResolversTypes['Agency'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Confidence'], ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['AgencyMatchEvidence']>, ParentType, ContextType>;
};

export type AgencyMatchEvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyMatchEvidence'] = ResolversParentTypes['AgencyMatchEvidence']> = {
  kind?: Resolver<ResolversTypes['AgencyMatchEvidenceKind'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AgencyHitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyHit'] = ResolversParentTypes['AgencyHit']> = {
  agency?: Resolver<ResolversTypes['Agency'], ParentType, ContextType>;
  matched?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type AgencyClassResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyClass'] = ResolversParentTypes['AgencyClass'], FederationReferenceType extends FederationReferenceTypes['AgencyClass'] = FederationReferenceTypes['AgencyClass']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AgencyClass']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  memberKinds?: Resolver<ReadonlyArray<ResolversTypes['ClassMemberKind']>, ParentType, ContextType>;
  within?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  parentKinds?: Resolver<ReadonlyArray<ResolversTypes['ClassMemberKind']>, ParentType, ContextType>;
  withDescendants?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  membership?: Resolver<Maybe<ResolversTypes['ClassMembership']>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  members?: Resolver<Maybe<ResolversTypes['AgencyConnection']>, ParentType, ContextType, Partial<AgencyClassMembersArgs>>;
  isComplete?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type AgencyClassCandidateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyClassCandidate'] = ResolversParentTypes['AgencyClassCandidate']> = {
  agencyClass?: Resolver<ResolversTypes['AgencyClass'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Confidence'], ParentType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AgencyClassConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyClassConnection'] = ResolversParentTypes['AgencyClassConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AgencyClassEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AgencyClass']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AgencyClassEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyClassEdge'] = ResolversParentTypes['AgencyClassEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AgencyClass'], ParentType, ContextType>;
};

export type InformationSystemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InformationSystem'] = ResolversParentTypes['InformationSystem'], FederationReferenceType extends FederationReferenceTypes['InformationSystem'] = FederationReferenceTypes['InformationSystem']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['InformationSystem']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['InformationSystemKind']>, ParentType, ContextType>;
  scope?: Resolver<Maybe<ResolversTypes['InformationSystemScope']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType, Partial<InformationSystemOwnerArgs>>;
  ownerClass?: Resolver<Maybe<ResolversTypes['AgencyClass']>, ParentType, ContextType>;
  instanceOf?: Resolver<Maybe<ResolversTypes['InformationSystem']>, ParentType, ContextType>;
  predecessors?: Resolver<ReadonlyArray<ResolversTypes['InformationSystem']>, ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  systemLinks?: Resolver<Maybe<ResolversTypes['SystemLinkConnection']>, ParentType, ContextType, Partial<InformationSystemSystemLinksArgs>>;
  verified?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InformationSystemConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InformationSystemConnection'] = ResolversParentTypes['InformationSystemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InformationSystemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['InformationSystem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type InformationSystemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InformationSystemEdge'] = ResolversParentTypes['InformationSystemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['InformationSystem'], ParentType, ContextType>;
};

export type SystemLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SystemLink'] = ResolversParentTypes['SystemLink'], FederationReferenceType extends FederationReferenceTypes['SystemLink'] = FederationReferenceTypes['SystemLink']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SystemLink']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  relation?: Resolver<Maybe<ResolversTypes['LinkRelation']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['InformationSystem']>, ParentType, ContextType>;
  fromAlso?: Resolver<ReadonlyArray<ResolversTypes['InformationSystem']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['InformationSystem']>, ParentType, ContextType>;
  via?: Resolver<Maybe<ResolversTypes['InformationSystem']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  agencies?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType>;
  agencyClasses?: Resolver<ReadonlyArray<ResolversTypes['AgencyClass']>, ParentType, ContextType>;
  requiredBy?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Task']>>, ParentType, ContextType>;
  requiredByAsWritten?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  deadlineAsWritten?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  dueOnSetBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  originalDueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  softDueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  hasNewDeadline?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['LinkStatus']>, ParentType, ContextType, Partial<SystemLinkStatusArgs>>;
  progress?: Resolver<Maybe<ResolversTypes['Ratio']>, ParentType, ContextType, Partial<SystemLinkProgressArgs>>;
  daysOverdue?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, Partial<SystemLinkDaysOverdueArgs>>;
  statements?: Resolver<Maybe<ResolversTypes['LinkStatementConnection']>, ParentType, ContextType, Partial<SystemLinkStatementsArgs>>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LinkStatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LinkStatement'] = ResolversParentTypes['LinkStatement'], FederationReferenceType extends FederationReferenceTypes['LinkStatement'] = FederationReferenceTypes['LinkStatement']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LinkStatement']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  systemLink?: Resolver<Maybe<ResolversTypes['SystemLink']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['LinkStatus']>, ParentType, ContextType>;
  mayAlsoMean?: Resolver<ReadonlyArray<ResolversTypes['LinkStatus']>, ParentType, ContextType>;
  asWritten?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['Ratio']>, ParentType, ContextType>;
  counted?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statedIn?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reportedBy?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type LinkStatementConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LinkStatementConnection'] = ResolversParentTypes['LinkStatementConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LinkStatementEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LinkStatement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LinkStatementEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LinkStatementEdge'] = ResolversParentTypes['LinkStatementEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LinkStatement'], ParentType, ContextType>;
};

export type SystemLinkConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SystemLinkConnection'] = ResolversParentTypes['SystemLinkConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SystemLinkEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SystemLink']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SystemLinkEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SystemLinkEdge'] = ResolversParentTypes['SystemLinkEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SystemLink'], ParentType, ContextType>;
};

export type DirectiveResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Directive'] = ResolversParentTypes['Directive'], FederationReferenceType extends FederationReferenceTypes['Directive'] = FederationReferenceTypes['Directive']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Directive']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type TaskResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Task'] = ResolversParentTypes['Task'], FederationReferenceType extends FederationReferenceTypes['Task'] = FederationReferenceTypes['Task']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Task']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  systemLinks?: Resolver<Maybe<ResolversTypes['SystemLinkConnection']>, ParentType, ContextType, Partial<TaskSystemLinksArgs>>;
};

export type WorkingDayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkingDay'] = ResolversParentTypes['WorkingDay']> = {
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  isWorking?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  because?: Resolver<ResolversTypes['WorkingDayReason'], ParentType, ContextType>;
  isFinal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type WorkingDayReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkingDayReason'] = ResolversParentTypes['WorkingDayReason']> = {
  kind?: Resolver<ResolversTypes['WorkingDayReasonKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pairedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  legalBasis?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  legalBasisIssuedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type WorkingCalendarResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkingCalendar'] = ResolversParentTypes['WorkingCalendar']> = {
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isFinal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  workingDayCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  days?: Resolver<ReadonlyArray<ResolversTypes['WorkingDay']>, ParentType, ContextType>;
};

export type WorkingDayTermResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkingDayTerm'] = ResolversParentTypes['WorkingDayTerm']> = {
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  countsFirstDay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  skipped?: Resolver<ReadonlyArray<ResolversTypes['WorkingDay']>, ParentType, ContextType, Partial<WorkingDayTermSkippedArgs>>;
  skippedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  added?: Resolver<ReadonlyArray<ResolversTypes['WorkingDay']>, ParentType, ContextType>;
  legalBases?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  isFinal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  undecidedYears?: Resolver<ReadonlyArray<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type RecordInformationSystemPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordInformationSystemPayload'] = ResolversParentTypes['RecordInformationSystemPayload']> = {
  informationSystem?: Resolver<Maybe<ResolversTypes['InformationSystem']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type RecordSystemLinkPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordSystemLinkPayload'] = ResolversParentTypes['RecordSystemLinkPayload']> = {
  systemLink?: Resolver<Maybe<ResolversTypes['SystemLink']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type ReportSystemLinkPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportSystemLinkPayload'] = ResolversParentTypes['ReportSystemLinkPayload']> = {
  systemLink?: Resolver<Maybe<ResolversTypes['SystemLink']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type RecordAgencyClassPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordAgencyClassPayload'] = ResolversParentTypes['RecordAgencyClassPayload']> = {
  agencyClass?: Resolver<Maybe<ResolversTypes['AgencyClass']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type RecordCalendarDecisionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordCalendarDecisionPayload'] = ResolversParentTypes['RecordCalendarDecisionPayload']> = {
  calendars?: Resolver<Maybe<ReadonlyArray<ResolversTypes['WorkingCalendar']>>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type AgencyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyConnection'] = ResolversParentTypes['AgencyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AgencyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AgencyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyEdge'] = ResolversParentTypes['AgencyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Agency'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RatioResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Ratio'] = ResolversParentTypes['Ratio']> = {
  numerator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  denominator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  percent?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Grant?: GrantResolvers<ContextType>;
  Agency?: AgencyResolvers<ContextType>;
  GrantConnection?: GrantConnectionResolvers<ContextType>;
  GrantEdge?: GrantEdgeResolvers<ContextType>;
  GiveGrantPayload?: GiveGrantPayloadResolvers<ContextType>;
  EndGrantPayload?: EndGrantPayloadResolvers<ContextType>;
  ApiKey?: ApiKeyResolvers<ContextType>;
  ApiKeyConnection?: ApiKeyConnectionResolvers<ContextType>;
  ApiKeyEdge?: ApiKeyEdgeResolvers<ContextType>;
  RegisterApiKeyPayload?: RegisterApiKeyPayloadResolvers<ContextType>;
  EndApiKeyPayload?: EndApiKeyPayloadResolvers<ContextType>;
  RevokeTokensPayload?: RevokeTokensPayloadResolvers<ContextType>;
  AgencyName?: AgencyNameResolvers<ContextType>;
  AgencyAlias?: AgencyAliasResolvers<ContextType>;
  AgencyCode?: AgencyCodeResolvers<ContextType>;
  Succession?: SuccessionResolvers<ContextType>;
  AgencyMatch?: AgencyMatchResolvers<ContextType>;
  AgencyCandidate?: AgencyCandidateResolvers<ContextType>;
  AgencyMatchEvidence?: AgencyMatchEvidenceResolvers<ContextType>;
  AgencyHit?: AgencyHitResolvers<ContextType>;
  AgencyClass?: AgencyClassResolvers<ContextType>;
  AgencyClassCandidate?: AgencyClassCandidateResolvers<ContextType>;
  AgencyClassConnection?: AgencyClassConnectionResolvers<ContextType>;
  AgencyClassEdge?: AgencyClassEdgeResolvers<ContextType>;
  InformationSystem?: InformationSystemResolvers<ContextType>;
  InformationSystemConnection?: InformationSystemConnectionResolvers<ContextType>;
  InformationSystemEdge?: InformationSystemEdgeResolvers<ContextType>;
  SystemLink?: SystemLinkResolvers<ContextType>;
  LinkStatement?: LinkStatementResolvers<ContextType>;
  LinkStatementConnection?: LinkStatementConnectionResolvers<ContextType>;
  LinkStatementEdge?: LinkStatementEdgeResolvers<ContextType>;
  SystemLinkConnection?: SystemLinkConnectionResolvers<ContextType>;
  SystemLinkEdge?: SystemLinkEdgeResolvers<ContextType>;
  Directive?: DirectiveResolvers<ContextType>;
  Task?: TaskResolvers<ContextType>;
  WorkingDay?: WorkingDayResolvers<ContextType>;
  WorkingDayReason?: WorkingDayReasonResolvers<ContextType>;
  WorkingCalendar?: WorkingCalendarResolvers<ContextType>;
  WorkingDayTerm?: WorkingDayTermResolvers<ContextType>;
  RecordInformationSystemPayload?: RecordInformationSystemPayloadResolvers<ContextType>;
  RecordSystemLinkPayload?: RecordSystemLinkPayloadResolvers<ContextType>;
  ReportSystemLinkPayload?: ReportSystemLinkPayloadResolvers<ContextType>;
  RecordAgencyClassPayload?: RecordAgencyClassPayloadResolvers<ContextType>;
  RecordCalendarDecisionPayload?: RecordCalendarDecisionPayloadResolvers<ContextType>;
  AgencyConnection?: AgencyConnectionResolvers<ContextType>;
  AgencyEdge?: AgencyEdgeResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  Ratio?: RatioResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
};
