/** What a prospect did, for the event types everybody has. */
const PHRASES: Readonly<Record<string, string>> = {
  ad_clicked: "clicked an ad",
  asset_downloaded: "downloaded an asset",
  audit_requested: "asked for an audit",
  badge_scanned: "had their badge scanned",
  booth_visited: "visited the booth",
  call_requested: "asked for a call",
  content_downloaded: "downloaded content",
  demo_attended: "attended a demo",
  demo_requested: "asked for a demo",
  email_clicked: "clicked a link in an e-mail",
  email_opened: "opened an e-mail",
  email_replied: "replied to an e-mail",
  form_submitted: "submitted a form",
  mail_replied: "replied to a mail",
  page_viewed: "viewed a page",
  pricing_viewed: "viewed the prices",
  quote_requested: "asked for a quote",
  trial_started: "started a trial",
  whitepaper_downloaded: "downloaded a white paper",
  whitepaper_read: "read a white paper",
};

/** What somebody did, as words after "has": `asked for a demo`; unknown types are worded from their name. */
export function eventPhrase(type: string): string {
  const known = Object.hasOwn(PHRASES, type) ? PHRASES[type] : undefined;
  if (known) return known;
  const words = type
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[\s_.:-]+/)
    .filter((word) => word !== "");
  const verb = words.at(-1) ?? "";
  if (words.length < 2 || !verb.endsWith("ed")) return `done “${words.join(" ") || type}”`;
  const noun = words.slice(0, -1).join(" ");
  return `${verb} ${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
