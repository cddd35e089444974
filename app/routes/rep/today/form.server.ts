import { z } from "zod";

/** The notices that were on the page when it was marked as read: later ones stay unread. */
export const ReadForm = z.object({ notice: z.array(z.uuid()).max(50).default([]) });
