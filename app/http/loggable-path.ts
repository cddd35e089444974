const TOKEN = /^[A-Za-z0-9_.~-]{24,}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A path as it may be logged: segments that could be a secret (set-up and invitation links) are left out. */
export function loggablePath(path: string): string {
  const segments = path.split("/").map((segment) => (TOKEN.test(segment) && !UUID.test(segment) ? "[token]" : segment));
  return segments.join("/").slice(0, 300);
}
