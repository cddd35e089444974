import pg from "pg";

/**
 * How column values arrive: int8 and numeric as numbers (ids and amounts stay far below 2^53), date as `YYYY-MM-DD`
 * (pg would make it midnight in the process's time zone), timestamptz as Date.
 */
export const valueTypes = new pg.TypeOverrides();

const { INT8, NUMERIC, DATE } = pg.types.builtins;
const INT8_ARRAY = 1016;
const NUMERIC_ARRAY = 1231;

valueTypes.setTypeParser(INT8, toSafeInteger);
valueTypes.setTypeParser(NUMERIC, Number);
valueTypes.setTypeParser(DATE, (text) => text);
valueTypes.setTypeParser(INT8_ARRAY, toNumbers);
valueTypes.setTypeParser(NUMERIC_ARRAY, toNumbers);

function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text}: expected a whole number up to 2^53`);
  return value;
}

/** `{1,2,NULL}` as `[1, 2, null]`; pg would give texts. */
function toNumbers(text: string): unknown {
  return JSON.parse(text.replaceAll("{", "[").replaceAll("}", "]").replaceAll("NULL", "null"));
}
