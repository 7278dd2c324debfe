import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { IdentityFacts } from "@tributary/domain/settlement/identity-facts";
import { readSnapshot } from "./run-content.ts";
import type { SettlementSnapshot } from "./snapshot.ts";

interface LockedFile {
  readonly period: string;
  readonly fileId: number;
}

/** Which usage a run takes in: files of its own period, and late files of closed ones. */
export function usageOf(snapshot: SettlementSnapshot): LockedFile[] {
  const own = snapshot.fileIds.map((fileId) => ({ period: snapshot.period, fileId }));
  const late = snapshot.closed.flatMap(({ facts, lateFileIds }) =>
    lateFileIds.map((fileId) => ({ period: facts.period, fileId })),
  );
  return [...own, ...late];
}

/**
 * What every issued run of an agreement took in, by its snapshot and by the rows that lock it, for identity
 * I9.
 */
export async function lockedUsage(
  tx: PortfolioTables,
  agreementId: string,
): Promise<IdentityFacts["lockedUsage"]> {
  const runs = await tx.settlementRun.findMany({
    where: { agreementId, status: "issued" },
    select: { id: true, snapshot: true },
  });
  const rows = await tx.settledUsage.findMany({ where: { agreementId } });
  return [
    ...runs.flatMap(({ id, snapshot }) => usageOf(readSnapshot(snapshot)).map((file) => fact(file, id))),
    ...rows.map((row) => fact(row, row.runId)),
  ];
}

function fact({ period, fileId }: LockedFile, runId: string) {
  return { usage: `Usage of ${period} in file ${fileId}`, statement: `run ${runId}` };
}
