import type { Role } from "#app/auth/viewer.ts";

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  rep: "Rep",
  manager: "Manager",
  marketer: "Marketing",
  admin: "Admin",
};

export const ROLE_OPTIONS = [
  { value: "rep", label: "Rep: practises, gets leads" },
  { value: "manager", label: "Manager: sees and unblocks their teams" },
  { value: "marketer", label: "Marketing: writes playbooks, sees every lead" },
  { value: "admin", label: "Admin: people, keys, everything" },
] as const;

export const SCOPE_WORDS: readonly { scope: string; hint: string }[] = [
  { scope: "eligibility:read", hint: "Ask who may receive a campaign's leads, and follow the changes" },
  { scope: "leads:write", hint: "Send leads and events" },
  { scope: "leads:read", hint: "Read leads and decisions" },
  { scope: "assignments:write", hint: "Assign leads from another router; touches, dispositions, outcomes" },
  { scope: "campaigns:read", hint: "Read campaigns and playbooks" },
  { scope: "campaigns:write", hint: "Grant and revoke waivers" },
  { scope: "people:read", hint: "Read people and teams" },
  { scope: "people:write", hint: "Create and change people and teams" },
  { scope: "webhooks:write", hint: "Manage outbound webhooks" },
];

/** What was just done, by the word that the address carries. */
export const DONE_WORDS: Readonly<Record<string, string>> = {
  profile: "Your profile is saved.",
  password: "Your password is changed. Everywhere else you are signed out.",
  rhythm: "Your rhythm is saved.",
  "practice-days": "The team’s practice days are saved.",
  leave: "Your leave is noted. You get no leads while it lasts.",
  "leave-removed": "That leave is gone.",
  session: "That session has ended.",
  sessions: "Everywhere else you are signed out.",
  mail: "It is tried again now, with all its tries before it.",
  "mail-moot": "That mail is not waiting any more: it went out, or was read in Greenroom.",
  token: "That token opens nothing any more.",
  key: "That key opens nothing any more.",
  person: "Saved.",
  deactivated: "The account has ended: signed out everywhere, out of every pool.",
  reactivated: "The account is open again.",
  created: "The account is made.",
  team: "The team is made.",
  renamed: "The team has its new name.",
  member: "Saved. Their readiness follows at once.",
  removed: "They have left the team, and with it its campaigns.",
};
