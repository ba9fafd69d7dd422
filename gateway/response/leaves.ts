import { type GraphQLLeafType, isEnumType } from 'graphql';

/** Writes a value that is not null as JSON; undefined when the value is none of the type. */
export type LeafWriter = (value: unknown) => string | undefined;

/**
 * The writer for a type of leaf. Built-in scalars are held to what GraphQL says of them; a scalar of the schema's own is
 * any JSON. An enum value that clients do not see is written as null.
 */
export function leafWriter(type: GraphQLLeafType): LeafWriter {
  if (isEnumType(type)) {
    const written = new Map(type.getValues().map(({ name }) => [name, `"${name}"`]));
    return (value) => (typeof value === 'string' ? (written.get(value) ?? 'null') : undefined);
  }
  switch (type.name) {
    case 'Int':
      return (value) => (Number.isInteger(value) ? String(value) : undefined);
    case 'Float':
      return (value) => (Number.isFinite(value) ? String(value) : undefined);
    case 'Boolean':
      return (value) => (value === true ? 'true' : value === false ? 'false' : undefined);
    case 'String':
      return (value) => (typeof value === 'string' ? jsonString(value) : undefined);
    case 'ID':
      return (value) => {
        if (typeof value === 'string') return jsonString(value);
        return typeof value === 'number' ? `"${value}"` : undefined;
      };
    default:
      return (value) => (typeof value === 'string' ? jsonString(value) : JSON.stringify(value));
  }
}

/** Up to this length a loop over the characters is quicker than the call into JSON.stringify. */
const SHORT = 48;

/** A string as JSON. Most are short and need no escaping, and then are only put in quotes. */
export function jsonString(text: string): string {
  if (text.length > SHORT) return JSON.stringify(text);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Control characters, the quote, the backslash, and surrogates that may be unpaired.
    if (code < 0x20 || code === 0x22 || code === 0x5c || (code >= 0xd800 && code <= 0xdfff))
      return JSON.stringify(text);
  }
  return `"${text}"`;
}
