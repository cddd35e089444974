import type { ReactNode } from "react";
import { BrandMark } from "#app/ui/frame/brand-mark.tsx";
import { Card } from "#app/ui/frame/card.tsx";

/** The frame of the pages before the door: nothing but the one thing to do. */
export function Door({ title, lede, children }: { title: string; lede?: ReactNode; children?: ReactNode }) {
  return (
    <main id="main" className="mx-auto grid min-h-dvh w-full max-w-[28rem] grid-cols-1 content-center gap-6 px-4 py-12">
      <p className="flex items-center gap-2 font-semibold">
        <BrandMark />
        Greenroom
      </p>
      <div>
        <h1>{title}</h1>
        {lede ? <p className="mt-2 text-ink-2">{lede}</p> : null}
      </div>
      {children ? <Card raised>{children}</Card> : null}
    </main>
  );
}
