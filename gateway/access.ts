import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { bearerOf, type Viewer } from '../platform/viewer.ts';
import { type AccessRules, meets } from '../schema/access.ts';
import { Places } from './access/places.ts';
import { type Sight, sightOf } from './access/sight.ts';

/** Viewers who may see the same: they meet the same of the supergraph's requirements. */
export interface AccessClass {
  /** A digit for each requirement in the order of the rules: 1 for one that is met. */
  readonly key: string;
}

/**
 * Who may see what of one supergraph, decided before anything is planned: what a viewer may not see is never asked of
 * any subgraph. It depends on the field and on the viewer's roles, never on what is in a row.
 */
export interface Access {
  /** One look-up for a viewer that was asked about before. */
  classOf(viewer: Viewer): AccessClass;
  /** Which digits of a class's key make a difference to a document, in ascending order. Empty for what everyone may see. */
  concerns(document: DocumentNode): readonly number[];
  /** What a class sees of an operation and its fragments, alone in their document, which has no conditions any more. */
  sightOf(document: DocumentNode, accessClass: AccessClass): Sight;
}

/** The access that the rules of a supergraph give to the schema that clients see. */
export function createAccess(rules: AccessRules, schema: GraphQLSchema): Access {
  const places = new Places(schema, rules);
  const classes = new WeakMap<Viewer, AccessClass>();

  return {
    classOf(viewer) {
      const known = classes.get(viewer);
      if (known) return known;
      const bearer = bearerOf(viewer);
      const key = rules.requirements.map((requirement) => (meets(requirement, bearer) ? '1' : '0')).join('');
      const accessClass = { key };
      classes.set(viewer, accessClass);
      return accessClass;
    },

    concerns(document) {
      if (rules.isEmpty) return [];
      const numbers = new Set<number>();
      const typeInfo = new TypeInfo(schema);
      visit(
        document,
        visitWithTypeInfo(typeInfo, {
          Field({ name }) {
            const parent = typeInfo.getParentType();
            if (!parent) return;
            const ofParent = name.value === '__typename' ? places.ofType(parent.name) : null;
            if (ofParent !== null) numbers.add(ofParent);
            if (name.value.startsWith('__') || parent.name.startsWith('__')) return;
            const { decides, veils } = places.of(parent.name, name.value);
            for (const number of [...decides, ...veils.values()]) numbers.add(number);
          },
        }),
      );
      return [...numbers].sort((a, b) => a - b);
    },

    sightOf: (document, { key }) => sightOf(schema, document, places, (number) => key[number] === '1'),
  };
}
