import { describe, expect, it } from "vitest";
import { passwordProblem } from "./password-rules.ts";

const ADA = ["Ada Lovelace", "ada.lovelace@example.com"];

describe("passwordProblem", () => {
  it.each([
    "correct horse battery",
    "velvet-otter-41",
    "ünïcödé wörds",
    "tram bicycle",
    "x".repeat(20) + "abcdef and more",
    "kumquat8",
    "Hh9$kz!q",
  ])("takes %s", (password) => {
    expect(passwordProblem(password, ADA)).toBeNull();
  });

  it.each([
    ["short1", "at least 8"],
    ["€€€€€€€", "7 characters"],
    ["a".repeat(257), "at most 256"],
    ["password", "first passwords"],
    ["Passw0rd!2024", "first passwords"],
    ["P@ssw0rd", "first passwords"],
    ["iloveyou1", "first passwords"],
    ["12345678", "first passwords"],
    ["87654321", "first passwords"],
    ["qwertyuiop", "first passwords"],
    ["1q2w3e4r5t", "first passwords"],
    ["aaaaaaaaaa", "first passwords"],
    ["abcabcabcabc", "first passwords"],
    ["summersummer", "first passwords"],
    ["Greenroom1", "greenroom"],
    ["lovelace99", "lovelace"],
    ["1234Lovelace!", "lovelace"],
  ])("refuses %s", (password, reason) => {
    expect(passwordProblem(password, ADA)).toContain(reason);
  });
});
