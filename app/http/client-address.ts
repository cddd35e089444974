/**
 * The address of whoever sent the request. Each of our own proxies appends the address it saw to X-Forwarded-For, so with
 * n proxies the n-th entry from the right is the last one that nobody outside could write. Fewer entries than proxies
 * means that the request did not come through them: then only the connection itself is believed.
 */
export function clientAddress(remote: string | undefined, forwardedFor: string | undefined, proxyHops: number): string {
  const direct = remote ?? "unknown";
  if (proxyHops === 0 || !forwardedFor) return direct;
  const entries = forwardedFor.split(",").map((entry) => entry.trim());
  return entries.at(-proxyHops) || direct;
}
