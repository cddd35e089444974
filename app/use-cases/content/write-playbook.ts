import { stringify } from "yaml";

import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { toPlaybookFile } from "#app/domain/playbook/to-file.ts";

/** A playbook as the text of a file that reads back as the same playbook. */
export function writePlaybook(playbook: Playbook): string {
  // Aliases are refused on reading, so equal parts are written out each time.
  return stringify(toPlaybookFile(playbook), { aliasDuplicateObjects: false, lineWidth: 110 });
}
