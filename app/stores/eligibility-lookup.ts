import { type QueryArrayResult, Client } from "pg";

/** One check as it comes in: whose key, which campaign, which rep (one of e-mail and id is given). */
export interface Lookup {
  readonly keyHash: string;
  readonly campaign: string;
  readonly repEmail: string | null;
  readonly repId: string | null;
  readonly at: number;
}

/** Everything the answer needs, read in one go from committed state; null where there is no such row. */
export interface LookedUp {
  readonly key: { readonly kind: string; readonly scopes: readonly string[] } | null;
  readonly campaign: {
    readonly id: number;
    readonly key: string;
    readonly playbookId: number | null;
    readonly nextPlaybookId: number | null;
  } | null;
  readonly rep: { readonly id: string; readonly email: string } | null;
  readonly verdict: {
    readonly playbookId: number | null;
    readonly nextPlaybookId: number | null;
    readonly eligible: boolean;
    readonly level: string;
    readonly via: string | null;
    readonly until: number | null;
    readonly revision: number;
    /** JSON text, passed through as it is stored. */
    readonly reasons: string;
  } | null;
}

const COLUMNS = `
  k.kind, k.scopes, c.id, c.key, p.id, p.email, c.playbook_id, c.next_playbook_id,
  (extract(epoch from c.next_from) * 1000)::float8, e.playbook_id, e.next_playbook_id, e.eligible, e.level, e.via,
  (extract(epoch from e.until) * 1000)::float8, e.revision::float8, e.reasons::text`;
/** Whatever is missing leaves no row: the ordinary path then says what. */
const one = (rep: string) => `select ${COLUMNS} from api_key k, campaign c, person p, eligibility e
  where k.key_hash = $1 and k.revoked_at is null and c.key = $2 and p.${rep} = $3
    and e.campaign_id = c.id and e.rep_id = p.id`;
const BY_EMAIL = one("email");
const BY_ID = one("id");
/** Lateral with a limit: the planner must look each one up by index, however few rows the tables have. */
const MANY = `select ${COLUMNS}
  from unnest($1::text[], $2::text[], $3::text[], $4::uuid[]) with ordinality u(key_hash, campaign, email, rep_id, i)
  left join lateral (select kind, scopes from api_key where key_hash = u.key_hash and revoked_at is null limit 1) k on true
  left join lateral (select * from campaign where key = u.campaign limit 1) c on true
  left join lateral (
    select id, email from person where id = coalesce(u.rep_id, (select id from person where email = u.email)) limit 1
  ) p on true
  left join lateral (select * from eligibility where campaign_id = c.id and rep_id = p.id limit 1) e on true
  order by u.i`;

/** Up to here single statements in one write are faster than one batch (measured: the crossover lies near 8). */
const SINGLES_AT_MOST = 8;
const BATCH_AT_MOST = 512;
const IN_FLIGHT_AT_MOST = 2;

interface Waiting {
  readonly lookup: Lookup;
  readonly resolve: (found: LookedUp) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The hot read path: lookups that come in together travel together over one pipelined connection, as single named
 * statements while there are few and as one join when there are many. Read-only; each statement sees what was committed
 * when it ran, so nothing is cached. A broken connection fails what was in flight and is replaced by the next lookup.
 */
export class EligibilityLookup {
  readonly #connectionString: string;
  #client: Promise<Client> | null = null;
  #waiting: Waiting[] = [];
  readonly #versions = new Map<number, number>();
  #inFlight = 0;
  #scheduled = false;

  constructor(connectionString: string) {
    this.#connectionString = connectionString;
  }

  /** The number of a published version; it never changes, so it is read once. */
  async versionOf(playbookId: number): Promise<number | null> {
    const known = this.#versions.get(playbookId);
    if (known !== undefined) return known;
    const client = await this.#connected();
    const result: QueryArrayResult<Row> = await client.query({
      text: "select version from playbook where id = $1",
      values: [playbookId],
      rowMode: "array",
    });
    const version = numberOrNull(result.rows[0]?.[0]);
    if (version !== null) this.#versions.set(playbookId, version);
    return version;
  }

  find(lookup: Lookup): Promise<LookedUp> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ lookup, resolve, reject });
      this.#schedule();
    });
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    if (client) await (await client).end();
  }

  #schedule(): void {
    if (this.#scheduled || this.#inFlight >= IN_FLIGHT_AT_MOST) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      const batch = this.#waiting.splice(0, BATCH_AT_MOST);
      if (batch.length === 0) return;
      this.#inFlight += 1;
      void this.#send(batch).finally(() => {
        this.#inFlight -= 1;
        if (this.#waiting.length > 0) this.#schedule();
      });
    });
  }

  async #send(batch: readonly Waiting[]): Promise<void> {
    try {
      const client = await this.#connected();
      if (batch.length <= SINGLES_AT_MOST) await inOneWrite(client, () => batch.map((one) => findOne(client, one)));
      else await findMany(client, batch);
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
  }

  #connected(): Promise<Client> {
    this.#client ??= this.#connect();
    return this.#client;
  }

  async #connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.#connectionString,
      application_name: "greenroom-lookup",
      connectionTimeoutMillis: 2_000,
      statement_timeout: 5_000,
      pipeline: true,
    });
    const forget = () => {
      this.#client = null;
    };
    client.on("error", forget);
    client.on("end", forget);
    try {
      await client.connect();
      return client;
    } catch (error) {
      forget();
      throw error;
    }
  }
}

/** What is sent meanwhile leaves in one write: a system call for the batch instead of several for each. */
async function inOneWrite(client: Client, send: () => Promise<void>[]): Promise<void> {
  const { stream } = client.connection;
  stream.cork();
  const sent = send();
  stream.uncork();
  await Promise.all(sent);
}

type Row = unknown[];

async function findOne(client: Client, { lookup, resolve, reject }: Waiting): Promise<void> {
  try {
    const { keyHash, campaign, repId, repEmail } = lookup;
    const named = repId === null ? { name: "lookup-by-email", text: BY_EMAIL } : { name: "lookup-by-id", text: BY_ID };
    const values = [keyHash, campaign, repId ?? repEmail];
    const result: QueryArrayResult<Row> = await client.query({ ...named, values, rowMode: "array" });
    resolve(toLookedUp(result.rows[0] ?? [], lookup.at));
  } catch (error) {
    reject(error);
  }
}

async function findMany(client: Client, batch: readonly Waiting[]): Promise<void> {
  const values = [
    batch.map(({ lookup }) => lookup.keyHash),
    batch.map(({ lookup }) => lookup.campaign),
    batch.map(({ lookup }) => lookup.repEmail),
    batch.map(({ lookup }) => lookup.repId),
  ];
  const result: QueryArrayResult<Row> = await client.query({
    name: "lookup-many",
    text: MANY,
    values,
    rowMode: "array",
  });
  batch.forEach(({ lookup, resolve }, index) => resolve(toLookedUp(result.rows[index] ?? [], lookup.at)));
}

/** @param at decides between the version in force and the pending one */
function toLookedUp(row: Row, at: number): LookedUp {
  const [kind, scopes, campaignId, campaign, repId, email, current, next, nextFrom, ...verdict] = row;
  const [decidedUnder, decidedBefore, eligible, level, via, until, revision, reasons] = verdict;
  const isDue = typeof nextFrom === "number" && nextFrom <= at;
  return {
    key: typeof kind === "string" && Array.isArray(scopes) ? { kind, scopes: scopes.map(String) } : null,
    campaign:
      typeof campaignId === "number" && typeof campaign === "string"
        ? {
            id: campaignId,
            key: campaign,
            playbookId: numberOrNull(isDue ? next : current),
            nextPlaybookId: isDue ? null : numberOrNull(next),
          }
        : null,
    rep: typeof repId === "string" && typeof email === "string" ? { id: repId, email } : null,
    verdict:
      typeof eligible === "boolean" && typeof level === "string" && typeof reasons === "string"
        ? {
            playbookId: numberOrNull(decidedUnder),
            nextPlaybookId: numberOrNull(decidedBefore),
            eligible,
            level,
            via: typeof via === "string" ? via : null,
            until: numberOrNull(until),
            revision: numberOrNull(revision) ?? 0,
            reasons,
          }
        : null,
  };
}

function numberOrNull(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
