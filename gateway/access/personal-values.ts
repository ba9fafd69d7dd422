import { ownValue } from '../executor/paths.ts';
import type { ObjectShape, ValueShape } from '../response/shape.ts';

/**
 * How many values marked personal an answer gives out, by their coordinates: leaves and objects that are not null, each
 * item of a list by itself. Read from the answer as it goes out, so that what became null on the way is not counted;
 * `data` is what it was written from and says of which type objects are.
 */
export function personalValues(
  shape: ObjectShape,
  data: Readonly<Record<string, unknown>>,
  answer: unknown,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  countObject(shape, data, answer, counts);
  return counts;
}

function countObject(shape: ObjectShape, data: unknown, answer: unknown, counts: Map<string, number>): void {
  if (!isHolder(data) || !isHolder(answer)) return;
  for (const { key, dataKey, coordinate, isPersonal, value } of shape.fields) {
    countValue(value, ownValue(data, dataKey), ownValue(answer, key), isPersonal ? coordinate : null, counts);
  }
}

/** `coordinate` is that of the personal field whose value this is; null for a value that only leads to some. */
function countValue(
  shape: ValueShape,
  data: unknown,
  answer: unknown,
  coordinate: string | null,
  counts: Map<string, number>,
): void {
  if (answer === null || answer === undefined) return;
  if (shape.kind === 'list') {
    if (!Array.isArray(data) || !Array.isArray(answer)) return;
    for (let i = 0; i < answer.length; i++) countValue(shape.item, data[i], answer[i], coordinate, counts);
    return;
  }
  if (coordinate !== null) counts.set(coordinate, (counts.get(coordinate) ?? 0) + 1);
  if (shape.kind === 'object') countObject(shape.shape, data, answer, counts);
  if (shape.kind === 'abstract' && isHolder(data)) {
    const objectShape = shape.shapeOf(ownValue(data, '__typename'));
    if (objectShape) countObject(objectShape, data, answer, counts);
  }
}

function isHolder(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
