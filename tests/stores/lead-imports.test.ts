import { beforeEach, describe, expect, test } from "vitest";
import { ImportMapping } from "#app/domain/leads/import/mapping.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { findLeadImport } from "#app/stores/lead-imports.ts";
import { importProgress } from "#app/stores/views/lead-imports.ts";
import { forgetExpired } from "#app/use-cases/access/forget-expired.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { bringFile, keepFile } from "#app/use-cases/leads/import/bring-file.ts";
import { cancelImport } from "#app/use-cases/leads/import/cancel-import.ts";
import { checkImport } from "#app/use-cases/leads/import/check-import.ts";
import { importNextRows, importRows, startImport } from "#app/use-cases/leads/import-leads.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { campaignOf, SIZE_RULE } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aWorldOf, expectLeadsInOrder, waive } from "#tests/support/leads.ts";
import { aTable } from "#tests/support/imports.ts";
import { SYSTEM } from "#tests/support/people.ts";

const database = testDatabase();
const COLUMNS = ["Badge", "Company", "Staff", "Scanned"];
const MAPPING = ImportMapping.parse({
  columns: [
    { column: "Badge", to: "externalId" },
    { column: "Company", to: "company.name" },
    { column: "Staff", to: "company.employees" },
    { column: "Scanned", to: "event", event: "scanned", at: "2026-01-02T00:00:00Z" },
  ],
});
/** Of ten: 7 qualify (50 to 1,000), 2 don't, 1 is no number. */
const STAFF = ["60", "70", "80", "90", "100", "110", "120", "20", "5,000", "some"];

let deps: ReturnType<typeof testDeps>;
let campaign: Campaign;
let run = 0;
beforeEach(async () => {
  deps = testDeps(database.db);
  run += 1;
  if (run === 1) {
    const world = await aWorldOf(deps, ["ada", "ben"], {
      criteria: [{ key: "size", rule: SIZE_RULE, points: 20, required: true }],
    });
    await waive(deps, world.campaign, [...world.ids.values()]);
  }
  campaign = await campaignOf(deps);
});

/** Ten rows whose ids begin with the prefix. */
function tenRows(prefix: string, staff: readonly string[] = STAFF) {
  return aTable(
    COLUMNS,
    staff.map((employees, index) => [`${prefix}-${index}`, `Firm ${index}`, employees, "yes"]),
  );
}

async function checked(table = tenRows(`run${run}`)): Promise<string> {
  const { id } = await keepFile(deps, { by: SYSTEM, campaign, fileName: "badges.csv", table });
  const result = await checkImport(deps, { by: SYSTEM, id, mapping: MAPPING });
  expect(result.kind).toBe("checked");
  return id;
}

async function started(table?: ReturnType<typeof tenRows>): Promise<string> {
  const id = await checked(table);
  expect((await startImport(deps, { by: SYSTEM, id })).kind).toBe("started");
  return id;
}

async function countOf(prefix: string): Promise<{ leads: number; events: number }> {
  const { rows } = await database.pool.query<{ leads: number; events: number }>(
    `select count(distinct lead.id)::int as leads, count(e.id)::int as events
     from lead left join lead_event e on e.lead_id = lead.id where external_id like $1`,
    [`${prefix}-%`],
  );
  return rows[0] ?? { leads: 0, events: 0 };
}

/** The process dies as the n-th row is about to be committed. */
function dyingAt(nth: number): Deps {
  let rows = 0;
  return {
    ...deps,
    clock: {
      now: () => {
        rows += 1;
        if (rows === nth) throw new Error("killed");
        return deps.clock.now();
      },
    },
  };
}

describe("the check before", () => {
  test("says what the file comes to, and takes nothing in", async () => {
    const prefix = `run${run}`;
    const found = await findLeadImport(database.db, await checked());
    expect(found?.report).toMatchObject({ rows: 10, created: 9, updated: 0, refused: 1, qualified: 7, version: 1 });
    expect(found?.report?.examples).toHaveLength(3);
    expect(found?.report?.examples[0]).toEqual({
      row: 1,
      name: "Firm 0",
      score: 20,
      threshold: 10,
      met: ["Title of size"],
    });
    expect(found?.report?.reasons).toEqual([
      { column: "Staff", expected: "a number such as 1,234.5", found: "“some”", rows: 1 },
    ]);
    expect(await countOf(prefix)).toEqual({ leads: 0, events: 0 });
  });

  test("scores known leads as they would be after the file, and each lead once", async () => {
    await importRows(deps, await started(), 100);
    const change = [
      [`run${run}-0`, "", "20", ""],
      [`run${run}-0`, "", "30", ""],
      [`run${run}-7`, "", "", ""],
    ];
    const found = await findLeadImport(database.db, await checked(aTable(COLUMNS, change)));
    expect(found?.report).toMatchObject({ rows: 3, created: 0, updated: 3, repeated: 1, qualified: 0 });
  });
});

describe("an import", () => {
  test("takes every good row in once and keeps the bad ones, with one audit record for each change", async () => {
    const prefix = `run${run}`;
    const id = await started();
    await importNextRows(deps, { importId: id });
    expect(await importProgress(database.db, id)).toMatchObject({ done: 10, created: 9, updated: 0, refused: 1 });
    const { stages } = await importProgress(database.db, id);
    expect((stages.assigned ?? 0) + (stages.held ?? 0)).toBe(7);
    expect(stages.nurturing).toBe(2);
    expect(await countOf(prefix)).toEqual({ leads: 9, events: 9 });
    expect((await findLeadImport(database.db, id))?.status).toBe("done");
    const { rows } = await database.pool.query<{ action: string }>(
      "select action from audit_record where subject = $1 order by id",
      [`lead_import:${id}`],
    );
    expect(rows.map(({ action }) => action)).toEqual(
      ["uploaded", "checked", "started", "finished"].map((verb) => `lead_import.${verb}`),
    );
    await expectLeadsInOrder(database.db);
  });

  test("killed in the middle goes on where it stood; no lead comes twice", async () => {
    for (let nth = 1; nth <= 19; nth += 3) {
      const prefix = `crash${nth}`;
      const id = await started(tenRows(prefix));
      await expect(importNextRows(dyingAt(nth), { importId: id })).rejects.toThrow("killed");
      const half = await importProgress(database.db, id);
      expect(half.done).toBeLessThan(10);
      expect((await countOf(prefix)).leads).toBe(half.created);
      await importNextRows(deps, { importId: id });
      expect(await importProgress(database.db, id)).toMatchObject({ done: 10, created: 9, updated: 0, refused: 1 });
      expect(await countOf(prefix)).toEqual({ leads: 9, events: 9 });
      await importNextRows(deps, { importId: id });
      expect((await importProgress(database.db, id)).done).toBe(10);
    }
  });

  test("run by three workers at once takes each row once", async () => {
    const prefix = `run${run}`;
    const id = await started();
    await Promise.all([1, 2, 3].map(() => importNextRows(deps, { importId: id })));
    expect(await importProgress(database.db, id)).toMatchObject({ done: 10, created: 9, updated: 0, refused: 1 });
    const { rows } = await database.pool.query<{ count: number }>(
      "select count(*)::int from audit_record where action in ('lead.received', 'lead.updated') and details->>'externalId' like $1",
      [`${prefix}-%`],
    );
    expect(rows[0]?.count).toBe(9);
    const finished = await database.pool.query(
      "select from audit_record where subject = $1 and action like '%finished'",
      [`lead_import:${id}`],
    );
    expect(finished.rowCount).toBe(1);
  });

  test("is stopped where it stands: what is in stays, and no row comes in after the call has returned", async () => {
    const prefix = `run${run}`;
    const id = await started();
    await importNextRows(deps, { importId: id }, 4);
    expect(await cancelImport(deps, { by: SYSTEM, id })).toEqual({ kind: "cancelled" });
    expect(await cancelImport(deps, { by: SYSTEM, id })).toEqual({ kind: "not_running" });
    await importNextRows(deps, { importId: id });
    expect(await importProgress(database.db, id)).toMatchObject({ done: 4, created: 4 });
    expect((await countOf(prefix)).leads).toBe(4);
    expect(await findLeadImport(database.db, id)).toMatchObject({ status: "cancelled", finishedAt: deps.clock.now() });
    // The same file again goes on: what is in is updated.
    const again = await started(tenRows(prefix));
    await importNextRows(deps, { importId: again });
    expect(await importProgress(database.db, again)).toMatchObject({ done: 10, created: 5, updated: 4, refused: 1 });
    await expectLeadsInOrder(database.db);
  });

  test("stopped in the middle of a batch, however the two meet, takes no row in behind the answer", async () => {
    for (let round = 0; round < 6; round += 1) {
      const prefix = `stop${round}`;
      const id = await started(tenRows(prefix));
      const taking = importNextRows(deps, { importId: id });
      await new Promise((resolve) => setImmediate(resolve));
      const result = await cancelImport(deps, { by: SYSTEM, id });
      const atTheAnswer = (await importProgress(database.db, id)).done;
      await taking;
      const status = result.kind === "cancelled" ? "cancelled" : "done";
      expect((await findLeadImport(database.db, id))?.status).toBe(status);
      expect((await importProgress(database.db, id)).done).toBe(atTheAnswer);
    }
  });

  test("goes in batches, each of which asks for the next", async () => {
    const id = await started();
    const nextJobs = async () =>
      (await database.pool.query("select from graphile_worker.jobs where key = $1", [`import-leads:${id}`])).rowCount;
    await database.pool.query("select graphile_worker.remove_job($1)", [`import-leads:${id}`]);
    for (const done of [4, 8]) {
      await importNextRows(deps, { importId: id }, 4);
      expect((await importProgress(database.db, id)).done).toBe(done);
      expect(await nextJobs()).toBe(1);
      await database.pool.query("select graphile_worker.remove_job($1)", [`import-leads:${id}`]);
    }
    await importNextRows(deps, { importId: id }, 4);
    expect((await findLeadImport(database.db, id))?.status).toBe("done");
    expect(await nextJobs()).toBe(0);
  });

  test("starts once, and can't be read otherwise afterwards", async () => {
    const id = await checked();
    const starts = await Promise.all([1, 2, 3].map(() => startImport(deps, { by: SYSTEM, id })));
    expect(starts.map(({ kind }) => kind).sort()).toEqual(["begun", "begun", "started"]);
    expect((await checkImport(deps, { by: SYSTEM, id, mapping: MAPPING })).kind).toBe("begun");
    const raw = await keepFile(deps, { by: SYSTEM, campaign, fileName: "x.csv", table: tenRows("raw") });
    expect((await startImport(deps, { by: SYSTEM, id: raw.id })).kind).toBe("not_checked");
  });
});

describe("the same leads again", () => {
  test("a second import of the same file updates, and adds neither leads nor events", async () => {
    const prefix = `run${run}`;
    await importRows(deps, await started(), 100);
    deps.clock.advance(DAY_MS);
    const second = await started();
    await importRows(deps, second, 100);
    expect(await importProgress(database.db, second)).toMatchObject({ created: 0, updated: 9, refused: 1 });
    expect(await countOf(prefix)).toEqual({ leads: 9, events: 9 });
  });

  test("two imports of the same leads at the same time make each once", async () => {
    const prefix = `run${run}`;
    const ids = [await started(), await started()];
    await Promise.all(ids.map((id) => importRows(deps, id, 100)));
    const [one, other] = await Promise.all(ids.map((id) => importProgress(database.db, id)));
    expect((one?.created ?? 0) + (other?.created ?? 0)).toBe(9);
    expect((one?.updated ?? 0) + (other?.updated ?? 0)).toBe(9);
    expect(await countOf(prefix)).toEqual({ leads: 9, events: 9 });
    await expectLeadsInOrder(database.db);
  });

  test("a file with the columns of an earlier one needs no mapping; any other does", async () => {
    await checked();
    const brought = { by: SYSTEM, campaign, fileName: "next.csv" };
    const known = await bringFile(deps, { ...brought, table: tenRows(`run${run}b`) });
    expect(known.needsMapping).toBe(false);
    expect((await findLeadImport(database.db, known.id))?.report?.qualified).toBe(7);
    const strange = await bringFile(deps, { ...brought, table: aTable(["Else"], [["x"]]) });
    expect(strange.needsMapping).toBe(true);
  });
});

describe("what is kept", () => {
  test("results can be neither changed nor removed", async () => {
    const id = await started();
    await importRows(deps, id, 100);
    for (const statement of ["update lead_import_result set outcome = 'updated'", "delete from lead_import_result"]) {
      await expect(database.pool.query(statement)).rejects.toThrow("append-only");
    }
  });

  test("the file's rows are let go after 30 days, what became of them stays", async () => {
    const id = await started();
    await importRows(deps, id, 100);
    const rowsOf = async () =>
      (await database.pool.query("select from lead_import_row where import_id = $1", [id])).rowCount ?? 0;
    deps.clock.advance(29 * DAY_MS);
    await forgetExpired(deps);
    expect(await rowsOf()).toBe(10);
    deps.clock.advance(2 * DAY_MS);
    await forgetExpired(deps);
    expect(await rowsOf()).toBe(0);
    expect((await importProgress(database.db, id)).done).toBe(10);
  });
});
