// Written by `npm run generate` from schema.graphql; changes here are lost.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AgencyRow, AgencyConnectionRow } from '../loaders/agencies.ts';
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

/** An organisation that documents address. It keeps its id when names, codes and parents change; a merger makes a new agency. */
export type Agency = {
  readonly __typename?: 'Agency';
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
  Agency: Agency;
  Succession: Succession;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Agency:
    ( { __typename: 'Agency' }
    & GraphQLRecursivePick<FederationTypes['Agency'], {"id":true}> );
  Succession:
    ( { __typename: 'Succession' }
    & GraphQLRecursivePick<FederationTypes['Succession'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AgencyFilter: AgencyFilter;
  Existence: Existence;
  AgencyKind: AgencyKind;
  AgencyLevel: AgencyLevel;
  CodeSystem: CodeSystem;
  Agency: ResolverTypeWrapper<AgencyRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AgencyName: ResolverTypeWrapper<AgencyNameRow>;
  AgencyAlias: ResolverTypeWrapper<AgencyAliasRow>;
  AliasKind: AliasKind;
  AgencyCode: ResolverTypeWrapper<AgencyCodeRow>;
  Succession: ResolverTypeWrapper<SuccessionRow>;
  SuccessionKind: SuccessionKind;
  AgencyConnection: ResolverTypeWrapper<AgencyConnectionRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AgencyEdge: ResolverTypeWrapper<Omit<AgencyEdge, 'node'> & { node: ResolversTypes['Agency'] }>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  PageInput: PageInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  AgencyFilter: AgencyFilter;
  Agency: AgencyRow;
  Boolean: Scalars['Boolean']['output'];
  AgencyName: AgencyNameRow;
  AgencyAlias: AgencyAliasRow;
  AgencyCode: AgencyCodeRow;
  Succession: SuccessionRow;
  AgencyConnection: AgencyConnectionRow;
  Int: Scalars['Int']['output'];
  AgencyEdge: Omit<AgencyEdge, 'node'> & { node: ResolversParentTypes['Agency'] };
  Date: Scalars['Date']['output'];
  PageInput: PageInput;
  PageInfo: PageInfo;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType, RequireFields<QueryAgencyArgs, 'id'>>;
  agencyByCode?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType, RequireFields<QueryAgencyByCodeArgs, 'system' | 'code'>>;
  agencies?: Resolver<Maybe<ResolversTypes['AgencyConnection']>, ParentType, ContextType, Partial<QueryAgenciesArgs>>;
};

export type AgencyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Agency'] = ResolversParentTypes['Agency'], FederationReferenceType extends FederationReferenceTypes['Agency'] = FederationReferenceTypes['Agency']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Agency']> | FederationReferenceType, FederationReferenceType, ContextType>;
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

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  Agency?: AgencyResolvers<ContextType>;
  AgencyName?: AgencyNameResolvers<ContextType>;
  AgencyAlias?: AgencyAliasResolvers<ContextType>;
  AgencyCode?: AgencyCodeResolvers<ContextType>;
  Succession?: SuccessionResolvers<ContextType>;
  AgencyConnection?: AgencyConnectionResolvers<ContextType>;
  AgencyEdge?: AgencyEdgeResolvers<ContextType>;
  Date?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
};
