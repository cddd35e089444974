import { Link } from "@remix-run/react";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { Icon, type IconName } from "../icon.tsx";
import { Kbd } from "./kbd.tsx";

interface Looks {
  /** One primary button per page, for the one thing to do now. */
  variant?: "primary" | "secondary" | "quiet";
  size?: "m" | "s";
  icon?: IconName | undefined;
  /** The key that does the same. */
  kbd?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}

type ButtonProps = Looks & Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof Looks>;

/** A button; `type` is "button" unless said otherwise (a form's main button is SubmitButton). */
export function Button({ variant, size, icon, kbd, className, children, type = "button", ...rest }: ButtonProps) {
  return (
    <button type={type} className={buttonClass({ variant, size, className })} {...rest}>
      <Face icon={icon} kbd={kbd}>
        {children}
      </Face>
    </button>
  );
}

type ButtonLinkProps = Looks & { to: string; "aria-label"?: string | undefined; reload?: boolean };

/** A link that looks like a button; `tel:` and `mailto:` work too, `reload` asks the server for the whole document. */
export function ButtonLink({ variant, size, icon, kbd, className, children, to, reload, ...rest }: ButtonLinkProps) {
  return (
    <Link to={to} reloadDocument={reload ?? false} className={buttonClass({ variant, size, className })} {...rest}>
      <Face icon={icon} kbd={kbd}>
        {children}
      </Face>
    </Link>
  );
}

function buttonClass({
  variant,
  size,
  className,
}: { [Key in "variant" | "size" | "className"]: Looks[Key] | undefined }) {
  return classNames(
    "button",
    variant === "primary" && "button-primary",
    variant === "quiet" && "button-quiet",
    size === "s" && "button-small",
    className,
  );
}

function Face({ icon, kbd, children }: { icon: IconName | undefined; kbd: string | undefined; children: ReactNode }) {
  return (
    <>
      {icon ? <Icon name={icon} size={17} /> : null}
      {children}
      {kbd ? <Kbd>{kbd}</Kbd> : null}
    </>
  );
}
