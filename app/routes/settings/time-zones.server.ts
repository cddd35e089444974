/** Every zone the runtime knows, with UTC, and with the one in use should it have another name. */
export function timeZones(current: string): string[] {
  return [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", current])].sort();
}
