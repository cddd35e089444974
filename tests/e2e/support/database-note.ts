/** Where the application of the journeys notes its database's address. */
export function databaseNote(port: string): string {
  return `.cache/e2e-database-${port}.txt`;
}
