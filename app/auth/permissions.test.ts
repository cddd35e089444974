import { describe, expect, it } from "vitest";
import { may, maySome, PERMISSIONS, scopeOf, type Action, type Reach, type Subject } from "./permissions.ts";
import { ROLES, type Role, type Viewer } from "./viewer.ts";

/** The matrix as people agreed on it: rep | manager | marketer | admin. "-" grants nothing. */
const MATRIX: Record<Action, string> = {
  "settings.own": "self | self | self | self",
  "session.end": "self | self | self | all",
  "leave.set": "self | self manages | self | all",
  practice: "self | self | self | self",
  "readiness.view": "self owner | self manages owner | all | all",
  "waiver.grant": "- | manages_other | - | others",
  "suspension.set": "- | manages_other | - | others",
  "nudge.send": "- | manages_other | - | others",
  "coaching.write": "- | manages_other | - | others",
  "team.view": "- | manages | all | all",
  "launch.view": "owner | manages owner | all | all",
  "campaign.view": "in_team owner | in_team owner | all | all",
  "campaign.create": "- | - | all | all",
  "playbook.view": "owner | manages owner | all | all",
  "playbook.propose": "owner | owner | all | all",
  "playbook.sign": "owner_in_capacity | owner_in_capacity | owner_in_capacity | owner_in_capacity",
  "playbook.publish": "owner | owner | owner | all",
  "lead.view": "self owner | self manages owner | all | all",
  "lead.work": "self | self manages | self | all",
  "lead.assign": "- | manages owner | owner | all",
  "lead.create": "- | - | all | all",
  "decision.view": "self owner | self manages owner | all | all",
  "board.view": "- | manages owner | all | all",
  "insights.view": "- | manages owner | all | all",
  "mail.retry": "- | manages | - | all",
  "memory_model.choose": "- | - | - | all",
  "people.manage": "- | - | - | all",
  "teams.manage": "- | - | - | all",
  "keys.manage": "- | - | - | all",
  "audit.view": "- | - | - | all",
};

/** A subject that stands to the viewer in exactly one way, and the reaches that this way satisfies. */
const WAYS: readonly { name: string; subject: Subject; satisfies: readonly Reach[] }[] = [
  { name: "nothing named", subject: {}, satisfies: ["all"] },
  { name: "their own", subject: { personId: "me" }, satisfies: ["all", "self"] },
  { name: "a stranger's", subject: { personId: "stranger", teamIds: ["t3"] }, satisfies: ["all", "others"] },
  {
    name: "a team mate's",
    subject: { personId: "mate", teamIds: ["t1"] },
    satisfies: ["all", "others", "in_team"],
  },
  {
    name: "somebody's of a team they manage",
    subject: { personId: "report", teamIds: ["t3", "t2"] },
    satisfies: ["all", "others", "in_team", "manages", "manages_other"],
  },
  {
    name: "their own, in a team they manage",
    subject: { personId: "me", teamIds: ["t2"] },
    satisfies: ["all", "self", "in_team", "manages"],
  },
  {
    name: "a campaign they own for sales",
    subject: { marketingOwnerId: "other", salesOwnerId: "me", teamIds: ["t3"] },
    satisfies: ["all", "owner"],
  },
  {
    name: "the marketing signature of a campaign they own for marketing",
    subject: { marketingOwnerId: "me", salesOwnerId: "other", capacity: "marketing" },
    satisfies: ["all", "owner", "owner_in_capacity"],
  },
  {
    name: "the sales signature of a campaign they own for marketing only",
    subject: { marketingOwnerId: "me", salesOwnerId: "other", capacity: "sales" },
    satisfies: ["all", "owner"],
  },
  {
    name: "an unassigned lead without teams or owners",
    subject: { personId: null, teamIds: [], marketingOwnerId: null, salesOwnerId: null },
    satisfies: ["all"],
  },
];

const cells = entries(MATRIX).flatMap(([action, row]) =>
  row
    .split(" | ")
    .map((cell, index) => ({ action, role: ROLES[index]!, reaches: cell === "-" ? [] : cell.split(" ") })),
);

describe("the permission table", () => {
  it("has a row in this matrix for every action, and a cell for every role", () => {
    expect(Object.keys(MATRIX).sort()).toEqual(Object.keys(PERMISSIONS).sort());
    expect(cells).toHaveLength(Object.keys(PERMISSIONS).length * ROLES.length);
  });

  it.each(cells)("$role, $action: $reaches", ({ action, role, reaches }) => {
    for (const way of WAYS) {
      const granted = way.satisfies.some((reach) => reaches.includes(reach));
      expect(may(aViewer(role), action, way.subject), way.name).toBe(granted);
    }
  });
});

describe("maySome and scopeOf", () => {
  it("offers a manager's pages only to somebody who manages a team", () => {
    expect(maySome(aViewer("manager"), "team.view")).toBe(true);
    expect(maySome({ ...aViewer("manager"), managedTeamIds: [] }, "team.view")).toBe(false);
    expect(maySome(aViewer("rep"), "team.view")).toBe(false);
  });

  it("scopes a list to what the table grants", () => {
    expect(scopeOf(aViewer("rep"), "lead.view")).toEqual({
      kind: "some",
      personId: "me",
      teamIds: [],
      campaignOwnerId: "me",
    });
    expect(scopeOf(aViewer("manager"), "lead.view")).toMatchObject({ personId: "me", teamIds: ["t2"] });
    expect(scopeOf(aViewer("rep"), "campaign.view")).toMatchObject({ personId: null, teamIds: ["t1", "t2"] });
    expect(scopeOf(aViewer("marketer"), "lead.view")).toEqual({ kind: "all" });
  });
});

function aViewer(role: Role): Viewer {
  return {
    id: "me",
    email: "me@example.com",
    name: "Me",
    role,
    timeZone: "Europe/Berlin",
    teamIds: ["t1", "t2"],
    managedTeamIds: ["t2"],
    sessionId: null,
  };
}

function entries<Key extends string>(record: Record<Key, string>): [Key, string][] {
  return Object.entries(record) as [Key, string][];
}
