/** Where to go after signing in: an address of our own pages, or the start page. */
export function returnTo(request: Request): string {
  const { searchParams, origin } = new URL(request.url);
  const wanted = searchParams.get("returnTo") ?? "/";
  if (!URL.canParse(wanted, origin)) return "/";
  const target = new URL(wanted, origin);
  // The parser reads `//host` and `/\host` as the browser would: as another site.
  return target.origin === origin && wanted.startsWith("/") ? target.pathname + target.search : "/";
}
