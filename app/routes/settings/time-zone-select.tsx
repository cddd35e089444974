import { useEffect, useState } from "react";
import { Select } from "#app/ui/controls/select.tsx";

interface TimeZoneSelectProps {
  zones: readonly string[];
  current: string;
  /** Take the browser's zone unless the person has chosen: for accounts that are just being made. */
  guess?: boolean;
  error?: string | undefined;
}

export function TimeZoneSelect({ zones, current, guess = false, error }: TimeZoneSelectProps) {
  const [zone, setZone] = useState(current);
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (guess && zones.includes(own)) setZone(own);
  }, [guess, zones]);
  return (
    <Select
      label="Time zone"
      name="timeZone"
      hint="The practice day starts at 04:00 there, and leads come in its working hours."
      options={zones.map((name) => ({ value: name, label: name.replaceAll("_", " ") }))}
      value={zone}
      onChange={(event) => setZone(event.currentTarget.value)}
      error={error}
    />
  );
}
