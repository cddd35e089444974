/** The words of a piece of HTML, and what of it has no place in plain text. */
export interface HtmlText {
  readonly text: string;
  /** Such as `a picture`; each once. */
  readonly lost: readonly string[];
}

// Private-use characters stand for the ends of blocks until the spaces around them are settled.
const LINE = "\uE000";
const PARAGRAPH = "\uE001";

const BREAKS: Readonly<Record<string, string>> = {
  br: "\n",
  p: PARAGRAPH,
  div: LINE,
  li: LINE,
  ul: LINE,
  ol: LINE,
  tr: LINE,
  table: LINE,
  blockquote: PARAGRAPH,
  pre: PARAGRAPH,
};
const LOST: Readonly<Record<string, string>> = {
  img: "a picture",
  video: "a video",
  audio: "a sound",
  iframe: "an embedded page",
  object: "an embedded object",
  script: "a script",
  a: "a link",
};
const SILENT = new Set(["script", "style"]);

/** Reads HTML as text: paragraphs and line breaks stay, entities become characters. Linear in its length. */
export function htmlToText(html: string): HtmlText {
  const parts: string[] = [];
  const lost = new Set<string>();
  let silent: string | null = null;
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    const close = open === -1 ? -1 : html.indexOf(">", open);
    if (close === -1) break;
    const tag = tagName(html.slice(open + 1, Math.min(close, open + 20)));
    if (silent === null) parts.push(collapsed(html.slice(at, open)));
    at = close + 1;
    if (tag === null) {
      if (silent === null) parts.push(html.slice(open, close + 1));
      continue;
    }
    if (silent === tag.name && tag.closes) silent = null;
    else if (silent === null && SILENT.has(tag.name) && !tag.closes) silent = tag.name;
    if (!tag.closes && LOST[tag.name] !== undefined) lost.add(LOST[tag.name] ?? "");
    if (silent === null) parts.push(BREAKS[tag.name] ?? (/^h[1-6]$/.test(tag.name) ? PARAGRAPH : ""));
  }
  if (silent === null) parts.push(collapsed(html.slice(at)));
  return { text: decodeEntities(settled(parts.join(""))), lost: [...lost] };
}

/** Whether a text whose format isn't said was meant as HTML. */
export function looksLikeHtml(text: string): boolean {
  return /<\/?(p|br|b|i|u|em|strong|span|div|ul|ol|li|a|img|sub|sup|code|pre|h[1-6]|table)(\s[^<>]{0,500})?\/?>|&(#\d{1,7}|[a-z]{2,8});/i.test(
    text,
  );
}

/** Any text as HTML that reads back as the same text, also where spaces and line breaks matter. */
export function textToHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\n", "<br>")
    .replace(/^[ \t]|[ \t]$|(?<=[ \t>])[ \t]|[ \t](?=<)/g, (space) => `&#${space.charCodeAt(0)};`);
}

function tagName(start: string): { name: string; closes: boolean } | null {
  if (start.startsWith("!") || start.startsWith("?")) return { name: "!", closes: false };
  const match = /^(\/?)([a-z][a-z0-9]*)/i.exec(start);
  return match ? { name: (match[2] ?? "").toLowerCase(), closes: match[1] === "/" } : null;
}

function collapsed(text: string): string {
  return text.replace(/[ \t\r\n]+/g, " ");
}

function settled(text: string): string {
  return text
    .replace(/ ?[\uE000\uE001][ \uE000\uE001]*/g, (run) => (run.includes(PARAGRAPH) ? "\n\n" : "\n"))
    .replace(/ ?\n ?/g, "\n")
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  euro: "€",
  pound: "£",
  times: "×",
  deg: "°",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  szlig: "ß",
  eacute: "é",
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === "string") return ENTITIES[name.toLowerCase()] ?? whole;
    const code = typeof decimal === "string" ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : String(whole);
  });
}
