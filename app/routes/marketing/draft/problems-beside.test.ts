import { expect, it } from "vitest";
import { problemsBeside } from "./problems-beside.ts";

const fields = ["title", "points", "rule"];

it("puts each problem of a criterion under its field, with the place inside it", () => {
  const problems = [
    { place: "criteria[3].rule.all[1].op", text: 'found "huge", expected one of eq, neq' },
    { place: "criteria[3].rule", text: "found nothing, expected a rule" },
    { place: "criteria[3].points", text: "found -1, expected 0 or more" },
  ];
  const beside = problemsBeside(problems, { part: "criteria/size", fields });
  expect(beside.errors).toEqual({
    rule: 'All[1].op: found "huge", expected one of eq, neq. Found nothing, expected a rule.',
    points: "Found -1, expected 0 or more.",
  });
  expect(beside.problems.map(({ place }) => place)).toEqual(["rule.all[1].op", "rule", "points"]);
});

it("leaves in the list alone what no field of the form is about", () => {
  const problems = [
    { place: "scoring.threshold", text: "found 90, expected at most 80" },
    { place: "criteria[3]", text: "found two of it, expected one" },
  ];
  expect(problemsBeside(problems, { part: "criteria/size", fields })).toEqual({ errors: {}, problems });
});

it("leaves the places of a section as the file has them", () => {
  const problems = [{ place: "routing.routes[0].when", text: "found 1, expected a rule" }];
  expect(problemsBeside(problems, { part: "routing", fields: ["routing"] })).toEqual({ errors: {}, problems });
});
