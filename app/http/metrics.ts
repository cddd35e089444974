import { createHash, timingSafeEqual } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Pool } from "pg";

export type Area = "api" | "page";

/** Figures of this process in Prometheus' text format. */
export class Metrics {
  private readonly requests = new Map<string, { area: Area; status: string; count: number; seconds: number }>();
  private readonly loopDelay = monitorEventLoopDelay({ resolution: 20 });

  constructor(private readonly pool: Pool) {
    this.loopDelay.enable();
  }

  countRequest(area: Area, status: number, ms: number): void {
    const statusClass = `${Math.floor(status / 100)}xx`;
    const key = area + statusClass;
    const entry = this.requests.get(key) ?? { area, status: statusClass, count: 0, seconds: 0 };
    entry.count += 1;
    entry.seconds += ms / 1_000;
    this.requests.set(key, entry);
  }

  /** Mail that has not arrived is left out where the database can't say. */
  text(mail: { retrying: number; gaveUp: number } | null = null): string {
    const rows = [...this.requests.values()].map((row) => ({
      ...row,
      labels: `{area="${row.area}",status="${row.status}"}`,
    }));
    const { pool } = this;
    return [
      ...family("greenroom_http_requests_total", "counter", "Requests answered."),
      ...rows.map((row) => `greenroom_http_requests_total${row.labels} ${row.count}`),
      ...family("greenroom_http_request_seconds_total", "counter", "Time spent answering them."),
      ...rows.map((row) => `greenroom_http_request_seconds_total${row.labels} ${row.seconds.toFixed(6)}`),
      ...family("greenroom_database_connections", "gauge", "Connections of the pool, by what they do."),
      `greenroom_database_connections{state="idle"} ${pool.idleCount}`,
      `greenroom_database_connections{state="busy"} ${pool.totalCount - pool.idleCount}`,
      `greenroom_database_connections{state="waited_for"} ${pool.waitingCount}`,
      ...family("greenroom_event_loop_delay_p99_seconds", "gauge", "How late timers run."),
      `greenroom_event_loop_delay_p99_seconds ${(this.loopDelay.percentile(99) / 1e9).toFixed(6)}`,
      ...mailLines(mail),
      ...family("process_resident_memory_bytes", "gauge", "Memory of the process."),
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      ...family("process_uptime_seconds", "gauge", "Seconds since the start."),
      `process_uptime_seconds ${process.uptime().toFixed(0)}`,
      "",
    ].join("\n");
  }
}

/** Compared by hash, so that the time taken tells nothing about the token. */
export function bearerMatches(header: string | undefined, token: string): boolean {
  const given = header?.startsWith("Bearer ") ? header.slice("Bearer ".length) : "";
  return timingSafeEqual(sha256(given), sha256(token));
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function mailLines(mail: { retrying: number; gaveUp: number } | null): string[] {
  if (mail === null) return [];
  return [
    ...family("greenroom_undelivered_mails", "gauge", "Mail that has not arrived: still tried, or out of tries."),
    `greenroom_undelivered_mails{state="retrying"} ${mail.retrying}`,
    `greenroom_undelivered_mails{state="gave_up"} ${mail.gaveUp}`,
  ];
}

function family(name: string, type: "counter" | "gauge", help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}
