import type { IngestedFile } from "@tributary/services/usage-file/ingest-and-note";
import type { Answer } from "./answer.ts";
import { tableText } from "./table.ts";

/**
 * Bad input when a file cannot be read; "no" when one waits for somebody, such as a file held for its totals.
 */
export function verdictOf(files: readonly IngestedFile[]): Pick<Answer, "isNo" | "isBadInput"> {
  const isTakenIn = ({ status }: IngestedFile): boolean => status === "loaded" || status === "copy";
  return { isBadInput: files.some(({ status }) => status === "unreadable"), isNo: !files.every(isTakenIn) };
}

const count =
  (pick: (counts: NonNullable<IngestedFile["counts"]>) => number) =>
  ({ counts }: IngestedFile): string =>
    counts === null ? "" : pick(counts).toLocaleString("en-US");

/** One line per file, then what its reader should know: warnings, and closed periods that get corrections. */
export function ingestedText(files: readonly IngestedFile[]): string {
  const table = tableText<IngestedFile>(
    [
      { title: "File", value: ({ name }) => name },
      { title: "Status", value: ({ status }) => status },
      { title: "Received", value: count(({ received }) => received), isNumber: true },
      { title: "Accepted", value: count(({ accepted }) => accepted), isNumber: true },
      { title: "Duplicate", value: count(({ duplicates }) => duplicates), isNumber: true },
      { title: "Rejected", value: count(({ rejected }) => rejected), isNumber: true },
      { title: "Quarantined", value: count(({ quarantined }) => quarantined), isNumber: true },
      { title: "Unattributed", value: count(({ unattributed }) => unattributed), isNumber: true },
    ],
    files,
  );
  return [table, ...files.flatMap(notesOf)].join("\n");
}

function notesOf({ name, message, warnings, latePeriods }: IngestedFile): string[] {
  const late = latePeriods.map(
    (period) => `${period} is closed: this usage becomes a correction of the next period.`,
  );
  const said = message === null || message === undefined || message === "" ? [] : [message];
  return [...said, ...warnings, ...late].map((note) => (note.startsWith(name) ? note : `${name}: ${note}`));
}
