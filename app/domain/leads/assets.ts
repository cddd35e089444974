import type { Asset } from "#app/domain/playbook/playbook.ts";
import type { LeadEvent } from "./lead.ts";

export interface AssetsForLead {
  /** What the prospect has had, latest first, with the last time. */
  readonly had: readonly { readonly asset: Asset; readonly at: number }[];
  /** The rest, to send. */
  readonly toSend: readonly Asset[];
}

/**
 * Which of a campaign's assets a prospect has had. An event shows it if its data names the asset's key, or if it is of the
 * asset's own type and its data names no other asset of the campaign.
 */
export function assetsFor(assets: readonly Asset[], events: readonly LeadEvent[]): AssetsForLead {
  const keys = assets.map(({ key }) => key);
  const seen = assets.map((asset) => {
    const times = events.filter((event) => shows(event, asset, keys)).map(({ at }) => at);
    return { asset, at: times.length === 0 ? null : Math.max(...times) };
  });
  return {
    had: seen.flatMap(({ asset, at }) => (at === null ? [] : [{ asset, at }])).sort((a, b) => b.at - a.at),
    toSend: seen.flatMap(({ asset, at }) => (at === null ? [asset] : [])),
  };
}

function shows(event: LeadEvent, asset: Asset, keys: readonly string[]): boolean {
  const named = Object.values(event.data).flatMap((value) =>
    keys.filter((key) => (Array.isArray(value) ? value.includes(key) : value === key)),
  );
  if (named.length > 0) return named.includes(asset.key);
  return event.type === asset.event;
}
