// Written by `npm run generate` from schema.graphql; changes here are lost.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Problem as ProblemRow } from '../../../platform/problems.ts';
import type { ViewerRow, GiveGrantPayloadRow, EndGrantPayloadRow, RegisterApiKeyPayloadRow, EndApiKeyPayloadRow, RevokeTokensPayloadRow } from '../loaders.ts';
import type { AgencyRow, AgencyConnectionRow } from '../loaders/agencies.ts';
import type { ApiKeyRow, ApiKeyConnectionRow } from '../loaders/api-keys.ts';
import type { GrantRow, GrantConnectionRow } from '../loaders/grants.ts';
import type { AgencyNameRow, AgencyCodeRow, AgencyAliasRow } from '../loaders/held.ts';
import type { SuccessionRow } from '../loaders/successions.ts';
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
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Role: Role;
  Viewer: ResolverTypeWrapper<ViewerRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  GrantFilter: GrantFilter;
  Grant: ResolverTypeWrapper<GrantRow>;
  Agency: ResolverTypeWrapper<AgencyRow>;
  GrantConnection: ResolverTypeWrapper<GrantConnectionRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
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
  AgencyConnection: ResolverTypeWrapper<AgencyConnectionRow>;
  AgencyEdge: ResolverTypeWrapper<Omit<AgencyEdge, 'node'> & { node: ResolversTypes['Agency'] }>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  PageInput: PageInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Problem: ResolverTypeWrapper<ProblemRow>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Mutation: Record<PropertyKey, never>;
  Viewer: ViewerRow;
  Boolean: Scalars['Boolean']['output'];
  GrantFilter: GrantFilter;
  Grant: GrantRow;
  Agency: AgencyRow;
  GrantConnection: GrantConnectionRow;
  Int: Scalars['Int']['output'];
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
  AgencyConnection: AgencyConnectionRow;
  AgencyEdge: Omit<AgencyEdge, 'node'> & { node: ResolversParentTypes['Agency'] };
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  PageInput: PageInput;
  PageInfo: PageInfo;
  Problem: ProblemRow;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType, RequireFields<QueryAgencyArgs, 'id'>>;
  agencyByCode?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType, RequireFields<QueryAgencyByCodeArgs, 'system' | 'code'>>;
  agencies?: Resolver<Maybe<ResolversTypes['AgencyConnection']>, ParentType, ContextType, Partial<QueryAgenciesArgs>>;
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

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  AgencyConnection?: AgencyConnectionResolvers<ContextType>;
  AgencyEdge?: AgencyEdgeResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
};
