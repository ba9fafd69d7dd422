import type { NameNode, TypeNode } from 'graphql';
import type { Finding } from '../finding.ts';
import { broken, inputPlaces, isList, namedType, outputPlaces, type SubgraphModel } from './model.ts';

/** Words that end in s and are singular. */
const SINGULAR_IN_S = /(ss|us|is|ics|Alias|Series|News)$/;

/** TYPE_NAME: types are PascalCase and singular: a type is one of the things. */
export function typeNamesAreSingular(model: SubgraphModel): readonly Finding[] {
  return [...model.types.values()]
    .filter(
      (type) => !/^[A-Z][A-Za-z0-9]*$/.test(type.name) || (type.name.endsWith('s') && !SINGULAR_IN_S.test(type.name)),
    )
    .map((type) =>
      broken(
        model,
        'TYPE_NAME',
        type.name,
        `Expected a type name in PascalCase and singular; it is ${type.name}.`,
        'Name one of the things that it holds, such as AgencyName.',
      ),
    );
}

/** FIELD_NAME: fields, arguments and input fields are camelCase. */
export function fieldNamesAreCamelCase(model: SubgraphModel): readonly Finding[] {
  return places(model)
    .filter(({ node }) => !/^[a-z][A-Za-z0-9]*$/.test(node.name.value))
    .map(({ coordinate, node }) =>
      broken(
        model,
        'FIELD_NAME',
        coordinate,
        `Expected a name in camelCase; it is ${node.name.value}.`,
        'Write it in camelCase, such as dueOn.',
      ),
    );
}

/** ENUM_VALUE_NAME: enum values are UPPER_CASE. */
export function enumValuesAreUpperCase(model: SubgraphModel): readonly Finding[] {
  return [...model.types.values()].flatMap((type) =>
    type.values
      .filter((value) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(value.name.value))
      .map((value) =>
        broken(
          model,
          'ENUM_VALUE_NAME',
          `${type.name}.${value.name.value}`,
          `Expected a value in UPPER_CASE; it is ${value.name.value}.`,
          'Write it in UPPER_CASE, such as IN_FORCE.',
        ),
      ),
  );
}

/** DAY_NAME: what is a Date ends in On, From or To (or is just on, from, to). Lists of days are free. */
export function daysEndInOn(model: SubgraphModel): readonly Finding[] {
  return places(model)
    .filter(({ node }) => namedType(node.type) === 'Date' && !isList(node.type))
    .filter(({ node }) => !/(On|From|To)$|^(on|from|to)$/.test(node.name.value))
    .map(({ coordinate, node }) =>
      broken(
        model,
        'DAY_NAME',
        coordinate,
        `Expected the name of a Date to end in On, From or To; it is ${node.name.value}.`,
        'Name it after the event, such as issuedOn, or the end of a span, such as validFrom.',
      ),
    );
}

/**
 * INSTANT_NAME: what is a DateTime ends in At or To (or is just at, to), or in AsOf, as `dataAsOf` does. Lists of
 * instants are free.
 */
export function instantsEndInAt(model: SubgraphModel): readonly Finding[] {
  return places(model)
    .filter(({ node }) => namedType(node.type) === 'DateTime' && !isList(node.type))
    .filter(({ node }) => !/(At|To|AsOf)$|^(at|to|asOf)$/.test(node.name.value))
    .map(({ coordinate, node }) =>
      broken(
        model,
        'INSTANT_NAME',
        coordinate,
        `Expected the name of a DateTime to end in At, To or AsOf; it is ${node.name.value}.`,
        'Name it after the event, such as recordedAt.',
      ),
    );
}

function places(
  model: SubgraphModel,
): { coordinate: string; node: { readonly name: NameNode; readonly type: TypeNode } }[] {
  return [...outputPlaces(model).map(({ coordinate, field }) => ({ coordinate, node: field })), ...inputPlaces(model)];
}
