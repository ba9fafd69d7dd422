import { type DocumentNode, type FieldNode, Kind, visit } from 'graphql';
import { isIntrospection } from './introspection.ts';

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * The document as the planner is given it: without introspection, for which no subgraph is there, and with every
 * `__typename` under its own name, because the executor and the writer read it there to know what an object is. The
 * client's aliases of it are the writer's business.
 */
export function planDocument(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: (field) => {
      if (isIntrospection(field)) return null;
      return field.name.value === '__typename' && field.alias ? TYPENAME : undefined;
    },
    SelectionSet: {
      leave: (set) => (set.selections.length > 0 ? undefined : { ...set, selections: [TYPENAME] }),
    },
  });
}
