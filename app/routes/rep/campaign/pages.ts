import type { loadAgreement, loadCover, loadMine } from "./load.server.ts";

/** What the parts of the campaign page are made of. Types only: nothing of the server comes along. */
export type Agreement = Awaited<ReturnType<typeof loadAgreement>>;
export type MineLoaded = Awaited<ReturnType<typeof loadMine>>;
export type MineView = NonNullable<MineLoaded>;
export type CoverLoaded = Awaited<ReturnType<typeof loadCover>>;
export type CoverView = NonNullable<CoverLoaded>;
export type BriefView = NonNullable<Agreement["brief"]>;
export type CriterionText = Agreement["criteria"][number];
