import { enqueueJob } from "#app/stores/jobs.ts";
import type { Channel } from "./channel.ts";
import { inApp } from "./in-app.ts";

/** In the app, and by mail too: a job sends what this transaction commits, unless it has been read or settled by then. */
export const email: Channel = {
  async tell(tx, telling) {
    const noticeId = await inApp.tell(tx, telling);
    if (noticeId !== null) await enqueueJob(tx, "send-mail", { noticeId }, { key: `mail:${noticeId}` });
    return noticeId;
  },
};
