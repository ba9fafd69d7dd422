import pg from 'pg';

const OID = {
  date: 1082,
  timestamp: 1114,
  dateArray: 1182,
  timestampArray: 1115,
  numericArray: 1231,
} as const;

const asIs = (text: string) => text;
const { builtins, getTypeParser } = pg.types;
// text[]: elements as the strings they are, null where they are null.
const asStrings = getTypeParser(1009 as never, 'text') as (text: string) => unknown;

/**
 * How values of PostgreSQL become those of JavaScript, per pool and never globally: int8 and numeric are strings (a
 * number would round them), date is 'YYYY-MM-DD' (a Date would shift it by the machine's time zone), timestamptz is a
 * Date, json is parsed. Arrays of these follow their elements.
 */
export const HUB_TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format === 'binary') return getTypeParser(oid, format);
    switch (oid) {
      case builtins.INT8:
      case builtins.NUMERIC:
      case OID.date:
      case OID.timestamp:
        return asIs;
      case OID.dateArray:
      case OID.timestampArray:
      case OID.numericArray:
        return asStrings;
      default:
        return getTypeParser(oid, 'text');
    }
  }) as pg.CustomTypesConfig['getTypeParser'],
};
