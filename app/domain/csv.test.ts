import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";

test.each([
  [["plain", 1, true, null, undefined], "plain,1,true,,"],
  [['say "hi", twice', "two\nlines"], '"say ""hi"", twice","two\nlines"'],
  [["=1+1", "+49", "-x", "@me", "\ttab"], "'=1+1,'+49,'-x,'@me,'\ttab"],
  [[-5, { a: 1 }], '-5,"{""a"":1}"'],
])("%j is written as %s", (values, line) => {
  expect(csvLine(values)).toBe(line);
});
