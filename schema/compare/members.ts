import type {
  GraphQLArgument,
  GraphQLEnumType,
  GraphQLField,
  GraphQLInputField,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLObjectType,
  GraphQLUnionType,
} from 'graphql';
import { isRequiredArgument, isRequiredInputField } from 'graphql';
import { breaking, type Change, dangerous, safe } from './change.ts';
import { isInputStillGood, isOutputStillGood } from './type-references.ts';

type Fielded = GraphQLObjectType | GraphQLInterfaceType;
type Field = GraphQLField<unknown, unknown>;

/** Described and, perhaps, deprecated: what fields, arguments, input fields and enum values have in common. */
interface Documented {
  readonly description?: string | null | undefined;
  readonly deprecationReason?: string | null | undefined;
}

/** Fields of an object or interface type, their arguments included. */
export function fieldChanges(before: Fielded, after: Fielded): readonly Change[] {
  return pairs(before.getFields(), after.getFields()).flatMap(([name, old, now]) => {
    const place = `${after.name}.${name}`;
    if (old === undefined) return [safe('FIELD_ADDED', place, `New, of type ${now?.type}.`)];
    if (now === undefined) return [breaking('FIELD_REMOVED', place, removedMessage('field', old))];
    return [
      ...documentChanges(place, old, now),
      ...outputTypeChanges(place, old, now),
      ...argumentChanges(place, old, now),
    ];
  });
}

/** Interfaces that an object or interface type implements. */
export function interfaceChanges(before: Fielded, after: Fielded): readonly Change[] {
  return pairs(byName(before.getInterfaces()), byName(after.getInterfaces())).flatMap(([name, old, now]) => {
    if (old === undefined) return [dangerous('IMPLEMENTED_INTERFACE_ADDED', after.name, `Now implements ${name}.`)];
    if (now === undefined)
      return [breaking('IMPLEMENTED_INTERFACE_REMOVED', after.name, `No longer implements ${name}.`)];
    return [];
  });
}

/** Fields of an input type. A required one breaks who does not send it, a removed one who does. */
export function inputFieldChanges(before: GraphQLInputObjectType, after: GraphQLInputObjectType): readonly Change[] {
  return pairs(before.getFields(), after.getFields()).flatMap(([name, old, now]) => {
    const place = `${after.name}.${name}`;
    if (now === undefined) return [breaking('FIELD_REMOVED', place, removedMessage('input field', old))];
    if (old !== undefined) return inputPlaceChanges('INPUT_FIELD', place, old, now);
    return isRequiredInputField(now)
      ? [breaking('REQUIRED_INPUT_FIELD_ADDED', place, `New and required, of type ${now.type}.`)]
      : [safe('OPTIONAL_INPUT_FIELD_ADDED', place, `New and optional, of type ${now.type}.`)];
  });
}

/** Values of an enum. A new one is dangerous only where clients receive it: a switch over all values misses it. */
export function enumValueChanges(
  before: GraphQLEnumType,
  after: GraphQLEnumType,
  isReceived: boolean,
): readonly Change[] {
  return pairs(byName(before.getValues()), byName(after.getValues())).flatMap(([name, old, now]) => {
    const place = `${after.name}.${name}`;
    if (now === undefined) return [breaking('VALUE_REMOVED_FROM_ENUM', place, removedMessage('value', old))];
    if (old !== undefined) return documentChanges(place, old, now);
    return isReceived
      ? [dangerous('VALUE_ADDED_TO_ENUM', place, 'New, and clients may receive it.')]
      : [safe('VALUE_ADDED_TO_INPUT_ENUM', place, 'New, and clients only send it.')];
  });
}

/** Members of a union. */
export function unionMemberChanges(before: GraphQLUnionType, after: GraphQLUnionType): readonly Change[] {
  return pairs(byName(before.getTypes()), byName(after.getTypes())).flatMap(([name, old, now]) => {
    if (old === undefined) return [dangerous('TYPE_ADDED_TO_UNION', after.name, `May now be ${name}.`)];
    if (now === undefined) return [breaking('TYPE_REMOVED_FROM_UNION', after.name, `Can no longer be ${name}.`)];
    return [];
  });
}

/** Descriptions and deprecations: they change nothing that runs, but a reviewer wants to see them. */
export function documentChanges(place: string, old: Documented, now: Documented): readonly Change[] {
  const changes: Change[] = [];
  if ((old.description ?? '') !== (now.description ?? '')) {
    changes.push(safe('DESCRIPTION_CHANGED', place, 'The description is another.'));
  }
  const [oldReason, reason] = [old.deprecationReason ?? null, now.deprecationReason ?? null];
  if (oldReason === null && reason !== null) changes.push(safe('DEPRECATED', place, `Deprecated: ${reason}`));
  if (oldReason !== null && reason === null) changes.push(safe('DEPRECATION_LIFTED', place, 'No longer deprecated.'));
  if (oldReason !== null && reason !== null && oldReason !== reason) {
    changes.push(safe('DEPRECATION_REASON_CHANGED', place, `Deprecated: ${reason}`));
  }
  return changes;
}

function outputTypeChanges(place: string, old: Field, now: Field): readonly Change[] {
  if (String(old.type) === String(now.type)) return [];
  const message = `Type was ${old.type}, is ${now.type}.`;
  return isOutputStillGood(old.type, now.type)
    ? [safe('FIELD_TYPE_NARROWED', place, message)]
    : [breaking('FIELD_CHANGED_KIND', place, message)];
}

function argumentChanges(place: string, old: Field, now: Field): readonly Change[] {
  return pairs(byName(old.args), byName(now.args)).flatMap(([name, before, after]) => {
    const argument = `${place}(${name}:)`;
    if (after === undefined) return [breaking('ARG_REMOVED', argument, removedMessage('argument', before))];
    if (before !== undefined) return inputPlaceChanges('ARG', argument, before, after);
    return isRequiredArgument(after)
      ? [breaking('REQUIRED_ARG_ADDED', argument, `New and required, of type ${after.type}.`)]
      : [safe('OPTIONAL_ARG_ADDED', argument, `New and optional, of type ${after.type}.`)];
  });
}

function inputPlaceChanges(
  prefix: 'ARG' | 'INPUT_FIELD',
  place: string,
  old: GraphQLArgument | GraphQLInputField,
  now: GraphQLArgument | GraphQLInputField,
): readonly Change[] {
  const changes = [...documentChanges(place, old, now)];
  if (String(old.type) !== String(now.type)) {
    const message = `Type was ${old.type}, is ${now.type}.`;
    // graphql-js calls the change of an input field as that of a field.
    const code = prefix === 'ARG' ? 'ARG_CHANGED_KIND' : 'FIELD_CHANGED_KIND';
    changes.push(
      isInputStillGood(old.type, now.type)
        ? safe(`${prefix}_TYPE_WIDENED`, place, message)
        : breaking(code, place, message),
    );
  }
  const [oldDefault, newDefault] = [JSON.stringify(old.defaultValue), JSON.stringify(now.defaultValue)];
  if (oldDefault !== newDefault) {
    const message = `Default was ${oldDefault ?? 'none'}, is ${newDefault ?? 'none'}.`;
    changes.push(dangerous(`${prefix}_DEFAULT_VALUE_CHANGE`, place, message));
  }
  return changes;
}

function removedMessage(what: string, old: Documented | undefined): string {
  const reason = old?.deprecationReason;
  return reason
    ? `The ${what} is gone; it was deprecated: ${reason}`
    : `The ${what} is gone and was not deprecated before.`;
}

/** Entries of two records joined by key: `undefined` on the side that lacks it. */
function pairs<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
): [name: string, old: T | undefined, now: T | undefined][] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].map((name) => [name, before[name], after[name]]);
}

function byName<T extends { readonly name: string }>(things: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(things.map((thing) => [thing.name, thing]));
}
