import type { MetaFunction } from "@remix-run/react";

export const meta: MetaFunction = () => [{ title: "Greenroom" }];

export default function Home() {
  return (
    <main className="mx-auto grid max-w-measure gap-4 p-8" id="main">
      <h1>Greenroom</h1>
      <p className="text-lg text-ink-2">Nobody goes on to a campaign's leads before they are ready.</p>
    </main>
  );
}
