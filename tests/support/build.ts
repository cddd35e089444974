import { buildIfStale } from "../../scripts/build.ts";

/** Tests over HTTP look at what users get: the built application. */
export default async function setup(): Promise<void> {
  await buildIfStale(() => {});
}
