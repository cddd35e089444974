/** What a service key may be allowed to do (CONTRACTS §3). A personal token has none: it acts as its person. */
export const API_SCOPES = [
  "eligibility:read",
  "leads:write",
  "leads:read",
  "assignments:write",
  "campaigns:read",
  "campaigns:write",
  "people:read",
  "people:write",
  "webhooks:write",
] as const;
export type ApiScope = (typeof API_SCOPES)[number];

export function isApiScope(text: string): text is ApiScope {
  return API_SCOPES.some((scope) => scope === text);
}
