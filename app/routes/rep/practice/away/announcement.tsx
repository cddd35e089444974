import { useEffect, useState } from "react";

/** Says what changes to whoever can't see it. Only where scripts run, and there before the first words come. */
export function Announcement({ words }: { words: string }) {
  const [isAlive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  if (!isAlive) return null;
  return (
    <p className="sr-only" role="status">
      {words}
    </p>
  );
}
