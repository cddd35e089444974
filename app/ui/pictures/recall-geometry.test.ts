import { describe, expect, it } from "vitest";
import { answersIn, recallAt, recallGeometry } from "./recall-geometry.ts";

const box = { width: 208, height: 38, floor: 0.8 };
const points = [
  { at: 0, recall: 1 },
  { at: 10, recall: 0.85 },
  { at: 10, recall: 1 },
  { at: 20, recall: 0.9 },
  { at: 40, recall: 0.7 },
];

describe("the picture of recall", () => {
  it("finds the answers where recall begins and jumps up", () => {
    expect(answersIn(points, 20).map((point) => point.at)).toEqual([0, 10]);
  });

  it("reads recall between points, and after the jump at an answer", () => {
    expect(recallAt(points, 30)).toBeCloseTo(0.8);
    expect(recallAt(points, 10)).toBe(1);
    expect(recallAt(points, 41)).toBeNull();
  });

  it("splits the future at the crossing", () => {
    const shape = recallGeometry({ ...box, points, now: 20, crossesAt: 30 });
    expect(shape.above).toMatch(/^M.+L/);
    expect(shape.below).toMatch(/^M.+L/);
    expect(shape.crossX).toBe(154);
  });

  it("has nothing above once it has fallen", () => {
    const shape = recallGeometry({ ...box, points, now: 35, crossesAt: 30 });
    expect(shape.above).toBe("");
    expect(shape.area).toBe("");
    expect(shape.below).not.toBe("");
  });

  it("has nothing below if it doesn't fall within the picture", () => {
    const shape = recallGeometry({ ...box, points: points.slice(0, 4), now: 12, crossesAt: null });
    expect(shape.below).toBe("");
    expect(shape.crossX).toBeNull();
  });

  it("draws an empty picture for somebody who never answered", () => {
    expect(recallGeometry({ ...box, points: [], now: 12, crossesAt: null })).toMatchObject({
      past: "",
      above: "",
      below: "",
      answers: [],
    });
  });
});
