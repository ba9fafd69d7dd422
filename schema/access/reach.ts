import { Kind, type SelectionSetNode, specifiedScalarTypes } from 'graphql';
import type { Demand } from '../access.ts';
import type { AccessField, AccessModel, AccessType } from './model.ts';
import { writtenDemands } from './propagation.ts';
import { unreadable } from './unreadable.ts';

const BUILT_IN: ReadonlySet<string> = new Set(specifiedScalarTypes.map((type) => type.name));

/** What each place of a document demands when what it is reached by and what it reads is counted in. */
export function effectiveRequirements({ types }: AccessModel) {
  const implementations = new Map<string, AccessType[]>();
  for (const type of types.values()) {
    for (const name of interfacesOf(type)) add(implementations, name, type);
  }
  const byContext = new Map<string, AccessType[]>();
  for (const type of types.values()) {
    for (const context of type.contexts) add(byContext, context, type);
  }

  /** All interfaces of a type, those of its interfaces included. */
  function interfacesOf(type: AccessType): Set<string> {
    const all = new Set<string>();
    const waiting = [...type.interfaces];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (all.has(name) || name === type.name) continue;
      all.add(name);
      waiting.push(...typeOf(name).interfaces);
    }
    return all;
  }

  function typeOf(name: string): AccessType {
    const type = types.get(name);
    if (type) return type;
    throw unreadable(`Expected ${name} to be a type of the document.`, 'Compose the subgraphs again.');
  }

  const implementationsOf = (type: AccessType) => (type.isInterface ? (implementations.get(type.name) ?? []) : []);
  const parentsOf = (type: AccessType) => [...interfacesOf(type)].map(typeOf);

  const objectsOf = (type: AccessType) => implementationsOf(type).filter(({ isInterface }) => !isInterface);

  /** What stands on a type itself: on an interface, what was written on it. */
  function ownDemands(type: AccessType): readonly Demand[] {
    if (!type.isInterface) return type.demands;
    return writtenDemands(
      type.demands,
      objectsOf(type).map(({ demands }) => demands),
    );
  }

  function ownFieldDemands(type: AccessType, fieldName: string, { demands }: AccessField): readonly Demand[] {
    if (!type.isInterface) return demands;
    return writtenDemands(
      demands,
      objectsOf(type).map(({ fields }) => fields.get(fieldName)?.demands ?? []),
    );
  }

  function* demandsOfType(name: string): Generator<Demand> {
    if (name.startsWith('__') || BUILT_IN.has(name)) return;
    const type = typeOf(name);
    for (const each of [type, ...parentsOf(type), ...implementationsOf(type)]) {
      yield* ownDemands(each);
      if (each !== type) for (const parent of parentsOf(each)) yield* ownDemands(parent);
    }
  }

  /** The definitions that answer for a field of a type: its own, its interfaces', and its implementations'. */
  function definitionsOf(type: AccessType, fieldName: string): { type: AccessType; field: AccessField }[] {
    const related = new Set([type, ...parentsOf(type)]);
    for (const each of implementationsOf(type)) for (const one of [each, ...parentsOf(each)]) related.add(one);
    return [...related].flatMap((each) => {
      const field = each.fields.get(fieldName);
      return field ? [{ type: each, field }] : [];
    });
  }

  function definitionsOrThrow(typeName: string, fieldName: string) {
    const definitions = definitionsOf(typeOf(typeName), fieldName);
    if (definitions.length > 0) return definitions;
    throw unreadable(
      `Expected ${typeName}.${fieldName} to be a field of the document.`,
      'Correct what names it, or compose the subgraphs again.',
    );
  }

  /** `seen` ends the round of fields that require each other. */
  function* demandsOfField(typeName: string, fieldName: string, seen: Set<string>): Generator<Demand> {
    const place = `${typeName}.${fieldName}`;
    if (seen.has(place)) return;
    seen.add(place);
    yield* demandsOfType(typeName);
    for (const { type, field } of definitionsOrThrow(typeName, fieldName)) {
      yield* ownFieldDemands(type, fieldName, field);
      for (const fields of field.requires) yield* demandsOfSelection(type.name, fields, seen);
      for (const { context, fields } of field.fromContext) {
        const offering = byContext.get(context) ?? [];
        if (offering.length === 0) {
          throw unreadable(`Expected a type with the context ${context}, for ${place}.`, 'Add @context to a type.');
        }
        for (const each of offering) yield* demandsOfSelection(each.name, fields, seen);
      }
    }
  }

  /** What reading a set of fields of a type demands: each field, and each value it gives. */
  function* demandsOfSelection(
    typeName: string,
    { selections }: SelectionSetNode,
    seen: Set<string>,
  ): Generator<Demand> {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        throw unreadable(
          `Expected fields in what is required of ${typeName}; came the fragment ${selection.name.value}.`,
          'Write the fields themselves.',
        );
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition?.name.value ?? typeName;
        yield* demandsOfType(on);
        yield* demandsOfSelection(on, selection.selectionSet, seen);
        continue;
      }
      const fieldName = selection.name.value;
      if (fieldName === '__typename') {
        yield* demandsOfType(typeName);
        continue;
      }
      yield* demandsOfField(typeName, fieldName, seen);
      for (const { field } of definitionsOrThrow(typeName, fieldName)) {
        yield* demandsOfType(field.returns);
        if (selection.selectionSet) yield* demandsOfSelection(field.returns, selection.selectionSet, seen);
      }
    }
  }

  return {
    ofType: demandsOfType,

    ofField: (typeName: string, fieldName: string): Iterable<Demand> => demandsOfField(typeName, fieldName, new Set()),

    tagsOf(typeName: string, fieldName: string): ReadonlySet<string> {
      if (fieldName.startsWith('__')) return new Set();
      return new Set(
        definitionsOrThrow(typeName, fieldName).flatMap(({ type, field }) => [...type.tags, ...field.tags]),
      );
    },

    /** Its own fields, and those that only its interfaces define: an interface object's, on what implements it. */
    fieldNames(type: AccessType): ReadonlySet<string> {
      return new Set([type, ...parentsOf(type)].flatMap((each) => [...each.fields.keys()]));
    },
  };
}

function add(lists: Map<string, AccessType[]>, key: string, type: AccessType): void {
  const list = lists.get(key);
  if (list) list.push(type);
  else lists.set(key, [type]);
}
