import { formatMicros } from "@tributary/domain/money/micros";
import type {
  QuarantineGroup,
  QuarantineGroups,
} from "@tributary/services/usage-file/list-quarantine-groups";
import type { RedrivenFile, RedriveOutcome } from "@tributary/services/usage-file/redrive-quarantine";
import { tableText } from "./table.ts";

const counted = (value: number | bigint): string => value.toLocaleString("en-US");

/** What waits in quarantine, the most valuable first. */
export function groupsText({ groups, total }: QuarantineGroups): string {
  if (groups.length === 0) return "Nothing waits in quarantine.";
  const table = tableText<QuarantineGroup>(
    [
      { title: "Reason", value: ({ reason }) => reason },
      { title: "Operator", value: ({ operatorId }) => operatorId ?? "nobody's" },
      { title: "Source", value: ({ sourceId }) => sourceId },
      { title: "Files", value: ({ files }) => counted(files), isNumber: true },
      { title: "Records", value: ({ records }) => counted(records), isNumber: true },
      {
        title: "Value",
        value: ({ valueMicros, currency }) => formatMicros(valueMicros, currency),
        isNumber: true,
      },
      { title: "", value: ({ currency }) => currency },
      { title: "Since", value: ({ oldestAt }) => oldestAt.toISOString().slice(0, 10) },
    ],
    groups,
  );
  return total === groups.length ? table : `${table}\nThe first ${groups.length} of ${counted(total)}.`;
}

/** One line per file of which anything changed, what could not be read, and the sum. */
export function redrivenText({ files, sums }: RedriveOutcome): string {
  const changed = files.filter(({ status }) => status === "redriven");
  const count = (pick: (counts: NonNullable<RedrivenFile["counts"]>) => number) => (file: RedrivenFile) =>
    file.counts === null ? "" : counted(pick(file.counts));
  const table = tableText<RedrivenFile>(
    [
      { title: "File", value: ({ name }) => name },
      { title: "Taken up", value: count(({ received }) => received), isNumber: true },
      { title: "Accepted", value: count(({ accepted }) => accepted), isNumber: true },
      { title: "Duplicate", value: count(({ duplicates }) => duplicates), isNumber: true },
      { title: "Rejected", value: count(({ rejected }) => rejected), isNumber: true },
      { title: "Quarantined", value: count(({ quarantined }) => quarantined), isNumber: true },
    ],
    changed,
  );
  const { accepted, looked, left } = sums;
  return [
    ...(changed.length === 0 ? [] : [table]),
    ...files.flatMap(notesOf),
    `${counted(accepted)} of ${counted(looked)} records accepted; ${counted(left)} wait as before.`,
  ].join("\n");
}

function notesOf({ name, message, latePeriods }: RedrivenFile): string[] {
  const late = latePeriods.map(
    (period) => `${name}: ${period} is closed: this usage becomes a correction of the next period.`,
  );
  return message === null ? late : [`${name}: ${message}`, ...late];
}
