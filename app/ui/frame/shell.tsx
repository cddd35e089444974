import { Link, NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { Avatar } from "../controls/avatar.tsx";
import { Icon, type IconName } from "../icon.tsx";
import { BrandMark } from "./brand-mark.tsx";

export interface NavItem {
  to: string;
  label: string;
  icon: IconName;
  count?: number | undefined;
  /** "none" for a page whose opening is recorded: a pointer that passes over the link opens nothing. */
  prefetch?: "none" | undefined;
}

interface ShellProps {
  /** At most six, so that the bottom bar of a phone holds them. */
  nav: readonly NavItem[];
  person: { name: string; subtitle: string; to: string };
  brand?: { name: string; to: string };
  /** Usually <PaletteTrigger/>. */
  search?: ReactNode;
  /** A line over everything, such as the demo's. */
  banner?: ReactNode;
  children: ReactNode;
}

/** The frame of every page but practice: side bar on wide screens, rail on tablets, bottom bar on phones. */
export function Shell({ nav, person, brand = { name: "Greenroom", to: "/" }, search, banner, children }: ShellProps) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <div className="app">
        {banner ? (
          <aside className="app-banner" aria-label="About this site">
            {banner}
          </aside>
        ) : null}
        <header className="side">
          <Link className="brand" to={brand.to} aria-label={`${brand.name}, start page`}>
            <BrandMark />
            <span>{brand.name}</span>
          </Link>
          {search}
          <nav className="nav" aria-label="Main">
            <ul>
              {nav.map((item) => (
                <li key={item.to}>
                  <NavLink to={item.to} end={item.to === "/"} prefetch={item.prefetch ?? "intent"}>
                    <Icon name={item.icon} />
                    <span>{item.label}</span>
                    {item.count ? <span className="count">{item.count}</span> : null}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
          <Link className="me" to={person.to} aria-label={`Your account: ${person.name}`}>
            <Avatar name={person.name} />
            <span className="me-text">
              <span className="truncate">{person.name}</span>
              <small className="truncate text-xs text-ink-3">{person.subtitle}</small>
            </span>
          </Link>
        </header>
        <main className="app-main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </>
  );
}
