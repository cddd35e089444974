export interface PlottedBin {
  /** Each 0–1. */
  readonly predicted: number;
  readonly observed: number;
  readonly low: number;
  readonly high: number;
}

/** Room for the axes' words. */
const LEFT = 46;
const TOP = 18;
const BELOW = 40;
const RIGHT = 8;
const TICKS_AT_MOST = 6;

/** Where things lie in a picture whose axes show the same range: the tenths that hold everything, up to 1. */
export function plotGeometry(bins: readonly PlottedBin[], { width, height }: { width: number; height: number }) {
  const lowest = Math.min(0.9, ...bins.flatMap(({ predicted, low }) => [predicted, low]));
  const from = Math.max(0, Math.floor(lowest * 10) / 10);
  const area = { left: LEFT, right: width - RIGHT, top: TOP, bottom: height - BELOW };
  const x = (share: number) => rounded(area.left + ((share - from) / (1 - from)) * (area.right - area.left));
  const y = (share: number) => rounded(area.bottom - ((share - from) / (1 - from)) * (area.bottom - area.top));
  const tenths = Math.round((1 - from) * 10);
  const every = Math.ceil(tenths / TICKS_AT_MOST);
  const ticks = Array.from({ length: Math.floor(tenths / every) + 1 }, (_, index) => {
    const share = 1 - (index * every) / 10;
    return { x: x(share), y: y(share), words: `${Math.round(share * 100)} %` };
  });
  const dots = bins.map((bin, index) => ({
    key: String(index),
    x: x(bin.predicted),
    y: y(bin.observed),
    low: y(bin.low),
    high: y(bin.high),
  }));
  return { area, ticks, dots };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
