import type { ReactNode } from "react";
import { Icon, type IconName } from "../icon.tsx";

interface EmptyStateProps {
  title: string;
  icon?: IconName;
  action?: ReactNode;
  /** What will be here, and what makes it appear. */
  children: ReactNode;
}

/** Nothing here yet: says what would be, and what to do. */
export function EmptyState({ title, icon, action, children }: EmptyStateProps) {
  return (
    <div className="grid justify-items-start gap-3 rounded-lg border border-dashed border-edge px-6 py-8">
      {icon ? (
        <span className="grid size-10 place-items-center rounded-full bg-sunken text-ink-2">
          <Icon name={icon} />
        </span>
      ) : null}
      <div>
        <h3>{title}</h3>
        <div className="mt-1 max-w-measure text-sm text-ink-2">{children}</div>
      </div>
      {action ? <div className="mt-1 flex flex-wrap gap-3">{action}</div> : null}
    </div>
  );
}
