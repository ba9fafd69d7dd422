// Written by `npm run generate` from schema.graphql; changes here are lost.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { SourceRow, SubgraphStateRow } from '../loaders.ts';
import type { AuditRecordRow, AuditRecordConnectionRow } from '../loaders/audit-records.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
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
  /** This installation: what it is, what it holds, how fresh. */
  readonly hub?: Maybe<Hub>;
  /** What was written, given, refused, and read of personal data, latest first; for auditors. `hub audit verify` shows that nothing of it was changed. That it was read is on record too. */
  readonly auditRecords?: Maybe<AuditRecordConnection>;
};


export type QueryAuditRecordsArgs = {
  filter?: InputMaybe<AuditFilter>;
  page?: InputMaybe<PageInput>;
};

/** Conditions that all have to hold. */
export type AuditFilter = {
  /** Records of this subgraph; "hub" for those of the gateway. */
  readonly subgraph?: InputMaybe<Scalars['String']['input']>;
  /** Any of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<AuditKind>>;
  /** Records about this caller. */
  readonly viewer?: InputMaybe<Scalars['ID']['input']>;
  /** Recorded on this day or later. */
  readonly recordedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Recorded on this day or earlier. */
  readonly recordedTo?: InputMaybe<Scalars['Date']['input']>;
};

/** What an audit record is about. */
export type AuditKind =
  /** A command was carried out, or refused with problems. */
  | 'COMMAND'
  /** Credentials, a field or a call was refused. */
  | 'ACCESS_REFUSED'
  /** Fields that are marked personal were read. */
  | 'PERSONAL_READ'
  /** The hub's own work: reference data loaded, a grant given from the command line. */
  | 'MAINTENANCE';

/** One entry of the audit record. Entries are appended and chained: each holds the hash of the one before. */
export type AuditRecord = {
  readonly __typename?: 'AuditRecord';
  /** The subgraph whose chain it is in; "hub" for the gateway. */
  readonly subgraph: Scalars['String']['output'];
  /** Its place in the chain, a whole number as a string. Null with NOT_REPORTED until it is chained, within a second or so. */
  readonly position?: Maybe<Scalars['String']['output']>;
  /** What it is about. */
  readonly kind: AuditKind;
  /** Who asked. */
  readonly viewer: Scalars['ID']['output'];
  /** The caller's roles at the time. */
  readonly roles: ReadonlyArray<Scalars['String']['output']>;
  /** The request, as in the log and in the answer's header x-request-id. */
  readonly requestId: Scalars['String']['output'];
  /** What happened, as JSON: its keys depend on the kind. */
  readonly facts: Scalars['String']['output'];
  /** When. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** SHA-256 over the record and the hash before it, in hexadecimal. Null like `position`. */
  readonly hash?: Maybe<Scalars['String']['output']>;
};

/** A page of audit records. */
export type AuditRecordConnection = {
  readonly __typename?: 'AuditRecordConnection';
  /** The records with their cursors. */
  readonly edges: ReadonlyArray<AuditRecordEdge>;
  /** The records alone. */
  readonly nodes: ReadonlyArray<AuditRecord>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An audit record in a list. */
export type AuditRecordEdge = {
  readonly __typename?: 'AuditRecordEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The record. */
  readonly node: AuditRecord;
};

/** One installation of the hub. */
export type Hub = {
  readonly __typename?: 'Hub';
  /** Its name, as its operator set it. */
  readonly name: Scalars['String']['output'];
  /** Version of the software. */
  readonly version: Scalars['String']['output'];
  /** When this process began to serve. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** The subgraphs that are joined, in the order of their names. */
  readonly subgraphs: ReadonlyArray<SubgraphState>;
  /** The reference files that were loaded, in the order of their names. */
  readonly sources: ReadonlyArray<Source>;
};

/** A joined subgraph and how far its feed has come. */
export type SubgraphState = {
  readonly __typename?: 'SubgraphState';
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Hash of its schema: equal hashes mean equal schemas. */
  readonly schemaVersion: Scalars['String']['output'];
  /** Whether earlier states can be asked for with asOf. */
  readonly keepsHistory: Scalars['Boolean']['output'];
  /** Position of the last accepted change in its feed, a whole number as a string. Null with NO_HISTORY for a subgraph without a feed. */
  readonly position?: Maybe<Scalars['String']['output']>;
  /** When the last change was accepted. Null with NO_ACTIVITY before the first. */
  readonly lastChangeAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A reference file that was loaded into a subgraph. */
export type Source = {
  readonly __typename?: 'Source';
  /** Name of the file, such as "agencies.json". */
  readonly name: Scalars['String']['output'];
  /** The subgraph that holds its records. */
  readonly subgraph: Scalars['String']['output'];
  /** How many records it has. */
  readonly recordCount: Scalars['Int']['output'];
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256: Scalars['String']['output'];
  /** When this version of the file was loaded. */
  readonly loadedAt: Scalars['DateTime']['output'];
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





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  AuditFilter: AuditFilter;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AuditKind: AuditKind;
  AuditRecord: ResolverTypeWrapper<AuditRecordRow>;
  AuditRecordConnection: ResolverTypeWrapper<AuditRecordConnectionRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AuditRecordEdge: ResolverTypeWrapper<Omit<AuditRecordEdge, 'node'> & { node: ResolversTypes['AuditRecord'] }>;
  Hub: ResolverTypeWrapper<Omit<Hub, 'subgraphs' | 'sources'> & { subgraphs: ReadonlyArray<ResolversTypes['SubgraphState']>, sources: ReadonlyArray<ResolversTypes['Source']> }>;
  SubgraphState: ResolverTypeWrapper<SubgraphStateRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Source: ResolverTypeWrapper<SourceRow>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  PageInput: PageInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  AuditFilter: AuditFilter;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  AuditRecord: AuditRecordRow;
  AuditRecordConnection: AuditRecordConnectionRow;
  Int: Scalars['Int']['output'];
  AuditRecordEdge: Omit<AuditRecordEdge, 'node'> & { node: ResolversParentTypes['AuditRecord'] };
  Hub: Omit<Hub, 'subgraphs' | 'sources'> & { subgraphs: ReadonlyArray<ResolversParentTypes['SubgraphState']>, sources: ReadonlyArray<ResolversParentTypes['Source']> };
  SubgraphState: SubgraphStateRow;
  Boolean: Scalars['Boolean']['output'];
  Source: SourceRow;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  PageInput: PageInput;
  PageInfo: PageInfo;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  hub?: Resolver<Maybe<ResolversTypes['Hub']>, ParentType, ContextType>;
  auditRecords?: Resolver<Maybe<ResolversTypes['AuditRecordConnection']>, ParentType, ContextType, Partial<QueryAuditRecordsArgs>>;
};

export type AuditRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditRecord'] = ResolversParentTypes['AuditRecord']> = {
  subgraph?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AuditKind'], ParentType, ContextType>;
  viewer?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  facts?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  hash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AuditRecordConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditRecordConnection'] = ResolversParentTypes['AuditRecordConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditRecordEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AuditRecord']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AuditRecordEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditRecordEdge'] = ResolversParentTypes['AuditRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditRecord'], ParentType, ContextType>;
};

export type HubResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Hub'] = ResolversParentTypes['Hub']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  subgraphs?: Resolver<ReadonlyArray<ResolversTypes['SubgraphState']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
};

export type SubgraphStateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubgraphState'] = ResolversParentTypes['SubgraphState']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  schemaVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  keepsHistory?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastChangeAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subgraph?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  loadedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  AuditRecord?: AuditRecordResolvers<ContextType>;
  AuditRecordConnection?: AuditRecordConnectionResolvers<ContextType>;
  AuditRecordEdge?: AuditRecordEdgeResolvers<ContextType>;
  Hub?: HubResolvers<ContextType>;
  SubgraphState?: SubgraphStateResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
};
