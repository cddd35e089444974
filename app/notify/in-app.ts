import { insertNotice } from "#app/stores/notices.ts";
import type { Channel } from "./channel.ts";

/** On the start page of whoever is told. */
export const inApp: Channel = {
  tell: (tx, { personId, ...telling }) => insertNotice(tx, { ...telling, personIds: [personId], kind: "reminder" }),
};
