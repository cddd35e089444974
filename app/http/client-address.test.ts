import { expect, test } from "vitest";
import { clientAddress } from "./client-address.ts";

const remote = "10.0.0.9";

test.each([
  ["nobody in front: the header is anybody's to write", "1.1.1.1", 0, remote],
  ["one proxy: the entry it appended", "6.6.6.6, 1.1.1.1", 1, "1.1.1.1"],
  ["two proxies: the entry of the outer one", "6.6.6.6, 1.1.1.1, 10.0.0.1", 2, "1.1.1.1"],
  ["fewer entries than proxies: it came another way", "1.1.1.1", 2, remote],
  ["no header: the connection", undefined, 1, remote],
])("%s", (_why, header, hops, expected) => {
  expect(clientAddress(remote, header, hops)).toBe(expected);
});
