import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { meets, type Requirement, readAccess } from '../../schema/access.ts';
import { HubError } from '../errors.ts';
import type { OperationContext } from '../subgraph.ts';
import { bearerOf, isPublic, type Viewer } from '../viewer.ts';

type Context = Pick<OperationContext, 'viewer' | 'nulls'>;
type Entity = GraphQLObjectType | GraphQLInterfaceType;
type ReferenceResolver = (reference: object, context: Context, info: never) => unknown;

/** What federation adds to the schema beside what the SDL has. Entities are refused by their own fields. */
const FEDERATION_TYPES: ReadonlySet<string> = new Set(['_Service', '_Entity', '_Any']);
const FEDERATION_FIELDS: ReadonlySet<string> = new Set(['_service', '_entities']);

/**
 * Make the schema of a subgraph keep the access rules of its own SDL, whoever calls it: the gateway's refusals, and what
 * SQL lets through, are two other layers. Changes the schema in place; subscriptions must have their `subscribe` by then.
 *
 * A field whose own requirement, or that of its type or of what it returns, the viewer does not meet is not resolved at
 * all: it is null with NOT_AUTHORISED; where it cannot be null, and for every mutation and subscription, it is refused with
 * UNAUTHENTICATED (the public) or FORBIDDEN. An entity of a protected type is not even loaded, so that the answer is the
 * same whether it exists or not. Throws ACCESS_UNREADABLE when the SDL has rules that nobody could keep.
 */
export function enforceAccess(schema: GraphQLSchema, sdl: string): void {
  const rules = readAccess(sdl);
  if (rules.isEmpty) return;
  const commands = [schema.getMutationType(), schema.getSubscriptionType()];

  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || FEDERATION_TYPES.has(type.name)) continue;
    if (isObjectType(type) || isInterfaceType(type)) protectReference(type, rules.ofType(type.name));
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (type === schema.getQueryType() && FEDERATION_FIELDS.has(field.name)) continue;
      const demanded = [
        ...rules.ofField(type.name, field.name),
        ...rules.ofType(getNamedType(field.type).name),
      ] satisfies Requirement;
      if (demanded.length > 0) protectField(`${type.name}.${field.name}`, field, demanded, commands.includes(type));
    }
  }
}

function protectField(
  coordinate: string,
  field: GraphQLField<unknown, Context>,
  demanded: Requirement,
  isCommand: boolean,
): void {
  const mustThrow = isCommand || isNonNullType(field.type);
  const guarded =
    (resolve: GraphQLFieldResolver<unknown, Context>): GraphQLFieldResolver<unknown, Context> =>
    (source, args, context, info) => {
      if (meets(demanded, bearerOf(context.viewer))) return resolve(source, args, context, info);
      if (mustThrow) throw refusal(coordinate, context.viewer);
      return context.nulls.because('NOT_AUTHORISED', info);
    };
  field.resolve = guarded(field.resolve ?? defaultFieldResolver);
  if (field.subscribe) field.subscribe = guarded(field.subscribe);
}

function refusal(coordinate: string, viewer: Viewer): HubError {
  return isPublic(viewer)
    ? new HubError('UNAUTHENTICATED', `Expected a known caller for ${coordinate}; the public asked.`)
    : new HubError('FORBIDDEN', `Expected a caller whose roles cover ${coordinate}; those of this one do not.`);
}

/** `__resolveReference` of a protected type, as @apollo/subgraph keeps it. */
function protectReference(type: Entity, demanded: Requirement): void {
  const { apollo } = type.extensions as { apollo?: { subgraph?: { resolveReference?: ReferenceResolver } } };
  const resolveReference = apollo?.subgraph?.resolveReference;
  if (demanded.length === 0 || !resolveReference) return;
  const guarded: ReferenceResolver = (reference, context, info) => {
    if (meets(demanded, bearerOf(context.viewer))) return resolveReference(reference, context, info);
    // Of an interface's entity only loading could tell the type.
    return isObjectType(type) ? {} : null;
  };
  type.extensions = {
    ...type.extensions,
    apollo: { ...apollo, subgraph: { ...apollo.subgraph, resolveReference: guarded } },
  };
}
