import { Avatar } from "#app/ui/controls/avatar.tsx";
import { Card } from "#app/ui/frame/card.tsx";

/** Who has to sign. */
export function Owners({ marketing, sales }: { marketing: string; sales: string }) {
  return (
    <Card as="section">
      <h2 className="text-lg">Owners</h2>
      <ul className="mt-3 grid gap-3 text-sm">
        <Owner name={marketing} side="Marketing owner" />
        <Owner name={sales} side="Sales owner" />
      </ul>
    </Card>
  );
}

function Owner({ name, side }: { name: string; side: string }) {
  return (
    <li className="flex items-center gap-3">
      <Avatar name={name} />
      <span>
        <span className="block">{name}</span>
        <span className="text-xs text-ink-3">{side}</span>
      </span>
    </li>
  );
}
