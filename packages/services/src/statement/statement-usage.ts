import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { UsedFile } from "./used-files.ts";

/** A file's usage of one period that an operator's statement charges. */
export interface OperatorUsage extends UsedFile {
  readonly operatorId: string;
  /** The months (`YYYY-MM`, UTC) in which the file's records began. */
  readonly firstMonth: string;
  readonly lastMonth: string;
}

const FILES_AT_ONCE = 5000;

/** Of the files behind a run, each with the operators of whom it holds accepted usage. */
export async function operatorUsage(
  tx: PortfolioTables,
  agreementId: string,
  used: readonly UsedFile[],
): Promise<OperatorUsage[]> {
  const rows: OperatorUsage[] = [];
  for (let start = 0; start < used.length; start += FILES_AT_ONCE) {
    const files = used.slice(start, start + FILES_AT_ONCE);
    const ids = [...new Set(files.map(({ fileId }) => fileId))];
    const months = await monthsOf(tx, ids);
    const holders = await holdersOf(tx, agreementId, ids);
    for (const file of files) {
      const span = months.get(file.fileId);
      if (span === undefined) continue;
      const operatorIds = holders.get(placeOf(file)) ?? [];
      rows.push(...operatorIds.map((operatorId) => ({ ...file, ...span, operatorId })));
    }
  }
  return rows;
}

function placeOf({ period, fileId }: Pick<UsedFile, "period" | "fileId">): string {
  return `${period} ${fileId}`;
}

/** Which operators have usage of a period in a file. */
async function holdersOf(
  tx: PortfolioTables,
  agreementId: string,
  ids: readonly number[],
): Promise<Map<string, string[]>> {
  const groups = await tx.usageAggregate.groupBy({
    by: ["period", "fileId", "operatorId"],
    where: { agreementId, fileId: { in: [...ids] }, outcome: "accepted", operatorId: { not: null } },
    orderBy: [{ fileId: "asc" }, { period: "asc" }, { operatorId: "asc" }],
  });
  const holders = new Map<string, string[]>();
  for (const { operatorId, ...file } of groups) {
    if (operatorId === null) continue;
    holders.set(placeOf(file), [...(holders.get(placeOf(file)) ?? []), operatorId]);
  }
  return holders;
}

async function monthsOf(tx: PortfolioTables, ids: readonly number[]) {
  const files = await tx.usageFile.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, firstOccurredAt: true, lastOccurredAt: true },
  });
  const months = new Map<number, Pick<OperatorUsage, "firstMonth" | "lastMonth">>();
  for (const { id, firstOccurredAt, lastOccurredAt } of files) {
    // A file without an accepted record has neither, and nothing to drill down to.
    if (firstOccurredAt === null || lastOccurredAt === null) continue;
    months.set(id, { firstMonth: monthOf(firstOccurredAt), lastMonth: monthOf(lastOccurredAt) });
  }
  return months;
}

function monthOf(date: Date): string {
  return date.toISOString().slice(0, 7);
}
