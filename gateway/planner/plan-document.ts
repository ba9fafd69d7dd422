import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Sight } from '../access/sight.ts';
import { isIntrospection } from '../response/introspection.ts';
import type { DataKeys } from './data-keys.ts';

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * The document as the planner is given it: what is seen of it, without introspection, for which no subgraph is there,
 * and with every field under its key in the data, `__typename` under its own name, where the executor and the writer
 * look for it. Where something is not seen, the type of every object is asked for: it may have to be hidden, and what is
 * refused of it stands in the answer, though nothing that depends on its type may be left to fetch.
 */
export function planDocument(
  schema: GraphQLSchema,
  { document, refused, hiddenTypes }: Sight,
  keys: DataKeys,
): DocumentNode {
  const typeInfo = new TypeInfo(schema);
  const isWhole = refused.size === 0 && hiddenTypes.size === 0;
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: (field) => {
        if (isIntrospection(field)) return null;
        const key = keys.of(field, typeInfo.getParentType()?.name);
        const { alias, ...plain } = field;
        if (key === field.name.value) return alias ? plain : undefined;
        return { ...plain, alias: { kind: Kind.NAME, value: key } };
      },
      SelectionSet: {
        leave: (set) => {
          const parent = typeInfo.getParentType();
          const isKept = set.selections.length > 0 && !isAbstractType(parent);
          // Fragments alone may turn out to select nothing, which the planner takes for a field not selected at all.
          const isEnough = isKept || (isWhole && set.selections.some(({ kind }) => kind === Kind.FIELD));
          if (isEnough) return undefined;
          return { ...set, selections: [TYPENAME, ...set.selections] };
        },
      },
    }),
  );
}
