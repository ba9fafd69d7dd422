import type { ObjectShape, ValueShape } from './shape.ts';

/** What a writing notes besides the text. */
export interface Writing {
  /** Set when a null stood where none may, a value was none of its type, or one was refused: then the answer needs an explanation. */
  flawed: boolean;
}

/** Writes a value as JSON; `undefined` when it is null where the schema allows no null, so that its parent becomes null. */
type ValueWriter = (value: unknown, writing: Writing) => string | undefined;

export type AnswerWriter = (data: Readonly<Record<string, unknown>>, writing: Writing) => string;

/**
 * Compiles a shape into a function that writes the answer's `data` straight as JSON text, null bubbling included.
 * explanation.ts walks the same shape by the same rules to say why what is null is null.
 */
export function compileWriter(shape: ObjectShape): AnswerWriter {
  const write = objectWriter(shape);
  return (data, writing) => write(data, writing) ?? 'null';
}

function valueWriter(shape: ValueShape): ValueWriter {
  const write = nullableWriter(shape);
  if (shape.nullable) return (value, writing) => write(value, writing) ?? 'null';
  return (value, writing) => {
    const text = write(value, writing);
    if (text !== undefined && text !== 'null') return text;
    writing.flawed = true;
    return undefined;
  };
}

/** The writer of a shape that leaves what null means to its caller; both `undefined` and `null` text say null. */
function nullableWriter(shape: ValueShape): ValueWriter {
  switch (shape.kind) {
    case 'typename': {
      const text = JSON.stringify(shape.typeName);
      return () => text;
    }
    case 'leaf': {
      const { write } = shape;
      return (value, writing) => {
        if (value === null || value === undefined) return undefined;
        const text = write(value);
        if (text === undefined) writing.flawed = true;
        return text;
      };
    }
    case 'introspection':
      return (value) => JSON.stringify(value);
    case 'refused':
      return (_, writing) => {
        writing.flawed = true;
        return undefined;
      };
    case 'list':
      return listWriter(valueWriter(shape.item));
    case 'object': {
      const write = objectWriter(shape.shape);
      return (value, writing) => (isObject(value) ? write(value, writing) : unexpected(value, writing));
    }
    case 'abstract':
      return abstractWriter(shape);
  }
}

function listWriter(writeItem: ValueWriter): ValueWriter {
  return (value, writing) => {
    if (!Array.isArray(value)) return unexpected(value, writing);
    if (value.length === 0) return '[]';
    let text = '[';
    for (let i = 0; i < value.length; i++) {
      const item = writeItem(value[i], writing);
      if (item === undefined) return undefined;
      text += i === 0 ? item : `,${item}`;
    }
    return `${text}]`;
  };
}

function abstractWriter(shape: ValueShape & { kind: 'abstract' }): ValueWriter {
  const writers = new Map<
    ObjectShape,
    (object: Readonly<Record<string, unknown>>, writing: Writing) => string | undefined
  >();
  return (value, writing) => {
    if (!isObject(value)) return unexpected(value, writing);
    const objectShape = shape.shapeOf(value.__typename);
    if (!objectShape) return undefined;
    let write = writers.get(objectShape);
    if (!write) {
      write = objectWriter(objectShape);
      writers.set(objectShape, write);
    }
    return write(value, writing);
  };
}

interface FieldWriter {
  readonly dataKey: string;
  /** The client's key as JSON with its colon, with and without the comma that parts it from the field before. */
  readonly first: string;
  readonly following: string;
  readonly write: ValueWriter;
}

function objectWriter(
  shape: ObjectShape,
): (object: Readonly<Record<string, unknown>>, writing: Writing) => string | undefined {
  const fields: readonly FieldWriter[] = shape.fields.map(({ key, dataKey, value }) => {
    const name = `${JSON.stringify(key)}:`;
    return { dataKey, first: name, following: `,${name}`, write: valueWriter(value) };
  });
  return (object, writing) => {
    let text = '{';
    for (const { dataKey, first, following, write } of fields) {
      const value = write(object[dataKey], writing);
      if (value === undefined) return undefined;
      text += (text.length === 1 ? first : following) + value;
    }
    return `${text}}`;
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A null is a null; anything else that is not of the kind the schema says is a flaw. */
function unexpected(value: unknown, writing: Writing): undefined {
  if (value !== null && value !== undefined) writing.flawed = true;
  return undefined;
}
