/** What one file may hold. More goes in parts: a part that fails is easier to find, and the database breathes between. */
export const MAX_IMPORT_BYTES = 20 * 1024 * 1024;
export const MAX_IMPORT_ROWS = 50_000;
export const MAX_IMPORT_COLUMNS = 500;

/** The same as for a lead that comes alone over the API. */
export const MAX_EXTERNAL_ID = 200;
export const MAX_TEXT = 1_000;
export const MAX_INQUIRY = 20_000;
export const MAX_LIST = 100;
