import pg from "pg";

/** How many statements everything in this process sends while `work` runs, begin and commit included. */
export async function countStatements(work: () => Promise<void>): Promise<number> {
  // Every query of a client goes through here, also on connections that were opened before.
  const submit: unknown = Reflect.get(pg.Query.prototype, "submit");
  if (typeof submit !== "function") throw new Error("a query has no submit");
  let count = 0;
  function counting(this: pg.Query, ...args: unknown[]): unknown {
    count += 1;
    return Reflect.apply(submit as () => unknown, this, args);
  }
  Object.defineProperty(pg.Query.prototype, "submit", { value: counting, configurable: true, writable: true });
  try {
    await work();
  } finally {
    Object.defineProperty(pg.Query.prototype, "submit", { value: submit, configurable: true, writable: true });
  }
  return count;
}
