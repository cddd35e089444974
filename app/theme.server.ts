import { parse } from "hono/utils/cookie";

const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = "theme";

/** The theme that the visitor chose; null follows their system. */
export function themeOf(request: Request): Theme | null {
  const value = parse(request.headers.get("cookie") ?? "", THEME_COOKIE)[THEME_COOKIE];
  return THEMES.find((theme) => theme === value) ?? null;
}
