import type { ReactElement } from "react";

export type IconName = keyof typeof SHAPES;

/** One line icon, 20 by 20, in the colour of the text around it. Always decorative: a word stands beside it. */
export function Icon({ name, size = 20, bold = false }: { name: IconName; size?: number; bold?: boolean }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={bold ? 2.25 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[name]}
    </svg>
  );
}

const SHAPES = {
  today: <path d="M3.5 8.5 10 3l6.5 5.5V16a1 1 0 0 1-1 1h-3.5v-4.5h-4V17H4.5a1 1 0 0 1-1-1z" />,
  practice: (
    <>
      <rect x="3" y="6.5" width="11" height="10" rx="2" />
      <path d="M6.5 6.5V5a2 2 0 0 1 2-2H15a2 2 0 0 1 2 2v6.5a2 2 0 0 1-2 2h-1M6.5 11.5l1.75 1.75 3-3.5" />
    </>
  ),
  leads: (
    <path d="M3 11.5 5 4.6A1.5 1.5 0 0 1 6.4 3.5h7.2A1.5 1.5 0 0 1 15 4.6l2 6.9V15a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 15zM3 11.5h4l1 2h4l1-2h4" />
  ),
  readiness: (
    <>
      <circle cx="10" cy="10" r="7" />
      <circle cx="10" cy="10" r="3" fill="currentColor" stroke="none" />
    </>
  ),
  team: (
    <>
      <circle cx="7.5" cy="7" r="3" />
      <path d="M2.5 16.5c0-2.8 2.2-4.5 5-4.5s5 1.7 5 4.5M13 4.3a3 3 0 0 1 0 5.4M14.5 12.4c1.8.6 3 2 3 4.1" />
    </>
  ),
  person: (
    <>
      <circle cx="10" cy="6.5" r="3.25" />
      <path d="M3.75 17c0-3.2 2.8-5 6.25-5s6.25 1.8 6.25 5" />
    </>
  ),
  board: (
    <>
      <circle cx="10" cy="11" r="6.5" />
      <path d="M10 7.5V11l2.5 1.5M8 2.5h4" />
    </>
  ),
  playbooks: (
    <path d="M10 5.5C8.5 4.2 6.3 3.7 3 3.7V15c3.3 0 5.5.5 7 1.8 1.5-1.3 3.7-1.8 7-1.8V3.7c-3.3 0-5.5.5-7 1.8zM10 5.5v11.3" />
  ),
  campaigns: <path d="M3 8.5v3.5h2.5L13 16V4.5L5.5 8.5zM5.5 12l1 4.5h2L7.75 13M15.5 8a3 3 0 0 1 0 4.5" />,
  insights: <path d="M3.5 16.5h13M5.5 13.5v-4M9.5 13.5v-9M13.5 13.5V7" />,
  settings: (
    <>
      <path d="M3 6h7M14 6h3M3 14h3M10 14h7" />
      <circle cx="12" cy="6" r="2" />
      <circle cx="8" cy="14" r="2" />
    </>
  ),
  search: (
    <>
      <circle cx="9" cy="9" r="5.5" />
      <path d="m13.2 13.2 3.8 3.8" />
    </>
  ),
  close: <path d="M5 5l10 10M15 5 5 15" />,
  check: <path d="m4 10.5 4 4 8-9" />,
  question: <path d="M7.2 7.2a2.9 2.9 0 1 1 4.4 2.5c-1 .6-1.6 1.2-1.6 2.3M10 15.2v.05" />,
  minus: <path d="M5 10h10" />,
  plus: <path d="M10 4.5v11M4.5 10h11" />,
  call: (
    <path d="M4 3.5h3l1.5 4L6.6 8.7a9.5 9.5 0 0 0 4.7 4.7l1.2-1.9 4 1.5v3a1 1 0 0 1-1 1C9 17 3 11 3 4.5a1 1 0 0 1 1-1z" />
  ),
  email: (
    <>
      <rect x="2.5" y="4.5" width="15" height="11.5" rx="1.5" />
      <path d="m3 5.5 7 5.5 7-5.5" />
    </>
  ),
  message: (
    <path d="M3 5.5a1.5 1.5 0 0 1 1.5-1.5h11A1.5 1.5 0 0 1 17 5.5v7a1.5 1.5 0 0 1-1.5 1.5H9l-4 3v-3h-.5A1.5 1.5 0 0 1 3 12.5z" />
  ),
  meeting: (
    <>
      <rect x="3" y="4.5" width="14" height="12" rx="1.5" />
      <path d="M3 8.5h14M7 2.5v3.5M13 2.5v3.5" />
    </>
  ),
  arrow: <path d="M4 10h12M11 5l5 5-5 5" />,
  back: <path d="M16 10H4M9 5l-5 5 5 5" />,
  up: <path d="m5 12.5 5-5 5 5" />,
  down: <path d="m5 7.5 5 5 5-5" />,
  indent: <path d="M3 4.5h14M9 10h8M9 15.5h8M3 8l2.5 2.5L3 13" />,
  flag: <path d="M5 17V3.5h9.5l-2 3.5 2 3.5H5" />,
  undo: <path d="M4 8h8a4 4 0 0 1 0 8H8M4 8l3.5-3.5M4 8l3.5 3.5" />,
  copy: (
    <>
      <rect x="7" y="7" width="9.5" height="9.5" rx="1.5" />
      <path d="M13 7V5a1.5 1.5 0 0 0-1.5-1.5H5A1.5 1.5 0 0 0 3.5 5v6.5A1.5 1.5 0 0 0 5 13h2" />
    </>
  ),
  info: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 9.5v4M10 6.7v.05" />
    </>
  ),
  soon: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 6v4l2.5 1.5" />
    </>
  ),
  late: (
    <>
      <path d="M10 3.2 17.5 16.5h-15zM10 8.2v3.8M10 14.3v.05" />
    </>
  ),
  hold: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M8.25 7.5v5M11.75 7.5v5" />
    </>
  ),
  key: (
    <>
      <circle cx="6.75" cy="13.25" r="3.25" />
      <path d="m9 11 7.5-7.5M13 7l2.5 2.5" />
    </>
  ),
  link: (
    <path d="M8.5 11.5a3 3 0 0 0 4.3 0l2.7-2.7a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-2.7 2.7a3 3 0 0 0 4.3 4.3l1-1" />
  ),
  lock: (
    <>
      <rect x="4.5" y="9" width="11" height="7.5" rx="1.5" />
      <path d="M7 9V6.5a3 3 0 0 1 6 0V9" />
    </>
  ),
  edit: <path d="M4 16l.7-3L13 4.7a1.6 1.6 0 0 1 2.3 2.3L7 15.3z" />,
  history: <path d="M3.5 10a6.5 6.5 0 1 0 2-4.7L3.5 7M3.5 3.5V7H7M10 6.5V10l2.5 1.5" />,
  signature: <path d="M3 15.5h14M4 12c2-6 4.5-8 5-6s-3 6-1 6 2-3 3.5-3-.5 2.5 1 2.5 1.5-1 3-1" />,
  download: <path d="M10 3.5v9M6 9l4 4 4-4M4 16.5h12" />,
  upload: <path d="M10 13V4M6 7.5l4-4 4 4M4 16.5h12" />,
  leave: <path d="M8 3.5H5A1.5 1.5 0 0 0 3.5 5v10A1.5 1.5 0 0 0 5 16.5h3M8.5 10h8M13 6.5l3.5 3.5-3.5 3.5" />,
  route: <path d="M5 4v4a3 3 0 0 0 3 3h4a3 3 0 0 1 3 3v2M5 4 3 6M5 4l2 2M15 16l-2-2M15 16l2-2" />,
  waiver: <path d="M10 3l6 2.2v4.3c0 3.6-2.4 6.2-6 7.5-3.6-1.3-6-3.9-6-7.5V5.2zM7.3 10l2 2 3.4-4" />,
  more: <path d="M5 10v.05M10 10v.05M15 10v.05" />,
} satisfies Record<string, ReactElement>;
