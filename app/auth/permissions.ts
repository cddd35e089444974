import type { Role, Viewer } from "./viewer.ts";

/** What something is to the people around it; name what applies, an absent fact never grants anything. */
export interface Subject {
  /** The person it is, or belongs to: the rep, the lead's owner, the session's person. */
  readonly personId?: string | null | undefined;
  /** The person's teams, the campaign's enrolled teams, or the team itself. An unowned lead has its campaign's. */
  readonly teamIds?: readonly string[] | undefined;
  readonly marketingOwnerId?: string | null | undefined;
  readonly salesOwnerId?: string | null | undefined;
  /** For playbook.sign: the side that is signed for. */
  readonly capacity?: "marketing" | "sales" | undefined;
}

/** How a viewer must stand to a subject. */
export type Reach =
  | "all"
  /** Everybody's but one's own: nobody waives themselves. */
  | "others"
  | "self"
  /** The viewer belongs to one of its teams. */
  | "in_team"
  /** The viewer manages one of its teams. */
  | "manages"
  | "manages_other"
  /** The viewer owns the campaign, on either side. */
  | "owner"
  | "owner_in_capacity";

type Row = Readonly<Record<Role, readonly Reach[]>>;

/**
 * Who may do what: the one table that pages, API and tests read. Each cell lists the ways that grant it; an empty cell
 * grants nothing. Playbooks hold the right answers, so seeing one is not for whoever merely practises it.
 */
export const PERMISSIONS = {
  "settings.own": everybody("self"),
  "session.end": { rep: ["self"], manager: ["self"], marketer: ["self"], admin: ["all"] },
  "leave.set": { rep: ["self"], manager: ["self", "manages"], marketer: ["self"], admin: ["all"] },

  practice: everybody("self"),
  "readiness.view": {
    rep: ["self", "owner"],
    manager: ["self", "manages", "owner"],
    marketer: ["all"],
    admin: ["all"],
  },
  "waiver.grant": { rep: [], manager: ["manages_other"], marketer: [], admin: ["others"] },
  "suspension.set": { rep: [], manager: ["manages_other"], marketer: [], admin: ["others"] },
  "nudge.send": { rep: [], manager: ["manages_other"], marketer: [], admin: ["others"] },
  "coaching.write": { rep: [], manager: ["manages_other"], marketer: [], admin: ["others"] },
  "team.view": { rep: [], manager: ["manages"], marketer: ["all"], admin: ["all"] },

  "launch.view": { rep: ["owner"], manager: ["manages", "owner"], marketer: ["all"], admin: ["all"] },

  "campaign.view": { rep: ["in_team", "owner"], manager: ["in_team", "owner"], marketer: ["all"], admin: ["all"] },
  "campaign.create": { rep: [], manager: [], marketer: ["all"], admin: ["all"] },
  "playbook.view": { rep: ["owner"], manager: ["manages", "owner"], marketer: ["all"], admin: ["all"] },
  "playbook.propose": { rep: ["owner"], manager: ["owner"], marketer: ["all"], admin: ["all"] },
  "playbook.sign": everybody("owner_in_capacity"),
  "playbook.publish": { rep: ["owner"], manager: ["owner"], marketer: ["owner"], admin: ["all"] },

  "lead.view": { rep: ["self", "owner"], manager: ["self", "manages", "owner"], marketer: ["all"], admin: ["all"] },
  "lead.work": { rep: ["self"], manager: ["self", "manages"], marketer: ["self"], admin: ["all"] },
  "lead.assign": { rep: [], manager: ["manages", "owner"], marketer: ["owner"], admin: ["all"] },
  "lead.create": { rep: [], manager: [], marketer: ["all"], admin: ["all"] },
  "decision.view": {
    rep: ["self", "owner"],
    manager: ["self", "manages", "owner"],
    marketer: ["all"],
    admin: ["all"],
  },
  "board.view": { rep: [], manager: ["manages", "owner"], marketer: ["all"], admin: ["all"] },
  "insights.view": { rep: [], manager: ["manages", "owner"], marketer: ["all"], admin: ["all"] },

  "mail.retry": { rep: [], manager: ["manages"], marketer: [], admin: ["all"] },

  "memory_model.choose": { rep: [], manager: [], marketer: [], admin: ["all"] },

  "people.manage": { rep: [], manager: [], marketer: [], admin: ["all"] },
  "teams.manage": { rep: [], manager: [], marketer: [], admin: ["all"] },
  "keys.manage": { rep: [], manager: [], marketer: [], admin: ["all"] },
  "audit.view": { rep: [], manager: [], marketer: [], admin: ["all"] },
} as const satisfies Record<string, Row>;

export type Action = keyof typeof PERMISSIONS;

type Asking = Pick<Viewer, "id" | "role" | "teamIds" | "managedTeamIds">;

/** Whether the viewer may do this to this subject. Without a subject only what reaches everything is granted. */
export function may(viewer: Asking, action: Action, subject: Subject = {}): boolean {
  return reachesOf(viewer.role, action).some((reach) => grants(reach, viewer, subject));
}

/** Whether there could be any subject to do this to: for navigation and for pages that list what their query scopes. */
export function maySome(viewer: Asking, action: Action): boolean {
  return reachesOf(viewer.role, action).some((reach) => reach !== "manages" || viewer.managedTeamIds.length > 0);
}

/** What a list query may return, for its WHERE: all, or rows of this person, of these teams, of campaigns they own. */
export type Scope =
  | { readonly kind: "all" }
  | {
      readonly kind: "some";
      readonly personId: string | null;
      readonly teamIds: readonly string[];
      readonly campaignOwnerId: string | null;
    };

export function scopeOf(viewer: Asking, action: Action): Scope {
  const reaches = reachesOf(viewer.role, action);
  if (reaches.includes("all")) return { kind: "all" };
  const own = reaches.includes("in_team") ? viewer.teamIds : [];
  const managed = reaches.includes("manages") || reaches.includes("manages_other") ? viewer.managedTeamIds : [];
  return {
    kind: "some",
    personId: reaches.includes("self") ? viewer.id : null,
    teamIds: [...new Set([...own, ...managed])],
    campaignOwnerId: reaches.includes("owner") ? viewer.id : null,
  };
}

function reachesOf(role: Role, action: Action): readonly Reach[] {
  return PERMISSIONS[action][role];
}

function grants(reach: Reach, viewer: Asking, subject: Subject): boolean {
  switch (reach) {
    case "all":
      return true;
    case "others":
      return isOther(viewer, subject);
    case "self":
      return subject.personId === viewer.id;
    case "in_team":
      return overlap(viewer.teamIds, subject.teamIds);
    case "manages":
      return overlap(viewer.managedTeamIds, subject.teamIds);
    case "manages_other":
      return isOther(viewer, subject) && overlap(viewer.managedTeamIds, subject.teamIds);
    case "owner":
      return subject.marketingOwnerId === viewer.id || subject.salesOwnerId === viewer.id;
    case "owner_in_capacity":
      if (subject.capacity === undefined) return false;
      return viewer.id === (subject.capacity === "marketing" ? subject.marketingOwnerId : subject.salesOwnerId);
  }
}

function isOther(viewer: Asking, subject: Subject): boolean {
  return Boolean(subject.personId) && subject.personId !== viewer.id;
}

function overlap(some: readonly string[], others: readonly string[] | undefined): boolean {
  return others?.some((id) => some.includes(id)) ?? false;
}

function everybody(reach: Reach): Row {
  return { rep: [reach], manager: [reach], marketer: [reach], admin: [reach] };
}
