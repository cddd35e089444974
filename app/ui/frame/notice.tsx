import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { Icon, type IconName } from "../icon.tsx";

type NoticeKind = "info" | "done" | "soon" | "late";

interface NoticeProps {
  /** soon: running out. late: a breached clock or data at risk. done: what you asked for has happened. */
  kind?: NoticeKind;
  title?: ReactNode;
  action?: ReactNode;
  /** Announced by screen readers when it appears after an action. */
  live?: boolean;
  children?: ReactNode;
}

/** A few words on coloured paper, with a sign, so that colour never speaks alone. */
export function Notice({ kind = "info", title, action, live = false, children }: NoticeProps) {
  return (
    <div
      role={live ? "status" : undefined}
      className={classNames("flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md px-4 py-3 text-sm", PAPER[kind])}
    >
      <span className="mt-px">
        <Icon name={SIGN[kind]} size={18} />
      </span>
      <div className="min-w-0 flex-1 basis-48">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className={classNames(Boolean(title) && "mt-0.5", "max-w-measure")}>{children}</div> : null}
      </div>
      {action}
    </div>
  );
}

const PAPER: Record<NoticeKind, string> = {
  info: "bg-sunken text-ink-2",
  done: "bg-sunken text-ink",
  soon: "bg-soon-wash text-ink",
  late: "bg-late-wash text-ink",
};

const SIGN: Record<NoticeKind, IconName> = { info: "info", done: "check", soon: "soon", late: "late" };
