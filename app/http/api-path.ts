export const API_PATHS = ["/api/*", "/access/*", "/.well-known/authzen-configuration"];

/** Whether programs, not people, ask for this path. */
export function isApiPath(path: string): boolean {
  return /^\/(api|access)(\/|$)/.test(path) || path === "/.well-known/authzen-configuration";
}
