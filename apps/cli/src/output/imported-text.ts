import type { ImportedSubscribers } from "@tributary/services/subscriber/import-subscribers";
import type { RowFault } from "@tributary/services/subscriber/subscriber-file";
import { section, tableText } from "./table.ts";

/** What a file of subscribers comes to, with the rows that hold it back. */
export function importedText(imported: ImportedSubscribers): string {
  const { subscribers, active, faults } = imported;
  const beside = `${imported.newSims} SIMs and ${imported.newNumbers} numbers`;
  const sum = `${subscribers} subscribers, ${active} of them in service; ${beside}`;
  if (faults.length === 0) return `${sum} are new.\n`;
  const rows = tableText<RowFault>(
    [
      { title: "line", value: ({ line }) => String(line) },
      { title: "column", value: ({ column }) => column },
      { title: "reason", value: ({ reason }) => reason },
    ],
    faults,
  );
  return section(`${sum} could be taken. Nothing is as long as a row is wrong:`, rows);
}
