import type { Finding } from '../finding.ts';
import { broken, inputPlaces, isForeign, isKeyField, isRoot, outputPlaces, type SubgraphModel } from './model.ts';

/**
 * DESCRIPTION_MISSING: every type, field, argument, input field and enum value says what it means to a reader who
 * never sees the code. Left out: root types, and of another subgraph's entity the type and its key, which the owner
 * describes.
 */
export function everythingIsDescribed(model: SubgraphModel): readonly Finding[] {
  const types = [...model.types.values()];
  const undescribed = [
    ...types
      .filter((type) => !type.isExtension && !isRoot(type) && !isForeign(model, type) && isBlank(type.description))
      .map((type) => type.name),
    ...outputPlaces(model)
      .filter(({ type, field }) => !(isForeign(model, type) && isKeyField(type, field)))
      .filter(({ field }) => isBlank(field.description?.value))
      .map(({ coordinate }) => coordinate),
    ...inputPlaces(model)
      .filter(({ node }) => isBlank(node.description?.value))
      .map(({ coordinate }) => coordinate),
    ...types.flatMap((type) =>
      type.values
        .filter((value) => isBlank(value.description?.value))
        .map((value) => `${type.name}.${value.name.value}`),
    ),
  ];
  return undescribed.map((coordinate) =>
    broken(
      model,
      'DESCRIPTION_MISSING',
      coordinate,
      `Expected a description of ${coordinate}; there is none.`,
      'Write one above it: meaning, unit, range, and what null means.',
    ),
  );
}

function isBlank(description: string | null | undefined): boolean {
  return (description ?? '').trim() === '';
}
