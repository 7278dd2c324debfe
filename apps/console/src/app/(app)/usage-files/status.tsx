import { StatusBadge } from "@tributary/ui/status-badge";
import { usageFileTexts } from "@/texts/usage-file.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type FileRow = Outputs["usageFile"]["list"]["rows"][number];
export type Source = Outputs["usageFile"]["sources"][number];
export type UsageFile = Outputs["usageFile"]["show"];
export type FileSums = Outputs["usageFile"]["sums"];

/** How a file fared. */
export function FileStatus({ status }: Pick<FileRow, "status">) {
  const { label, tone } = usageFileTexts.statuses[status];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}
