// Written by `npm run generate` from schema.graphql; changes here are lost.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { SourceRow, SubgraphStateRow } from '../loaders.ts';
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
  /** An instant with offset, ISO 8601 / RFC 3339, given in UTC: 2026-03-31T10:00:00.000Z. */
  DateTime: { input: string; output: string | Date; }
  _FieldSet: { input: string; output: string; }
};

export type Query = {
  readonly __typename?: 'Query';
  /** This installation: what it is, what it holds, how fresh. */
  readonly hub?: Maybe<Hub>;
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
  Hub: ResolverTypeWrapper<Omit<Hub, 'subgraphs' | 'sources'> & { subgraphs: ReadonlyArray<ResolversTypes['SubgraphState']>, sources: ReadonlyArray<ResolversTypes['Source']> }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SubgraphState: ResolverTypeWrapper<SubgraphStateRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Source: ResolverTypeWrapper<SourceRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  Hub: Omit<Hub, 'subgraphs' | 'sources'> & { subgraphs: ReadonlyArray<ResolversParentTypes['SubgraphState']>, sources: ReadonlyArray<ResolversParentTypes['Source']> };
  String: Scalars['String']['output'];
  SubgraphState: SubgraphStateRow;
  Boolean: Scalars['Boolean']['output'];
  Source: SourceRow;
  Int: Scalars['Int']['output'];
  DateTime: Scalars['DateTime']['output'];
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  hub?: Resolver<Maybe<ResolversTypes['Hub']>, ParentType, ContextType>;
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

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  Hub?: HubResolvers<ContextType>;
  SubgraphState?: SubgraphStateResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
};
