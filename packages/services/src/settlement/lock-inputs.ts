import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { RunRow } from "./find-run.ts";
import { usageOf } from "./locked-usage.ts";
import type { RunResult, SettlementSnapshot } from "./snapshot.ts";

const ROWS_AT_ONCE = 5000;

/**
 * Takes what a run was settled on out of every other run's reach: its usage files, the adjustments that
 * waited, and the corrections it found. A superseded version of the run gives back what it held.
 */
export async function lockInputs(
  tx: PortfolioTables,
  run: RunRow,
  snapshot: SettlementSnapshot,
  result: RunResult,
): Promise<void> {
  const { agreementId, period } = run;
  await tx.settledUsage.deleteMany({ where: { agreementId, run: { period, status: "superseded" } } });
  const files = usageOf(snapshot).map((file) => ({ ...file, agreementId, runId: run.id }));
  for (let start = 0; start < files.length; start += ROWS_AT_ONCE) {
    await tx.settledUsage.createMany({ data: files.slice(start, start + ROWS_AT_ONCE) });
  }
  await tx.adjustment.updateMany({
    where: { id: { in: snapshot.adjustments.map(({ id }) => id) } },
    data: { runId: run.id },
  });
  const corrections = result.corrections.flatMap(({ adjustments }) => adjustments);
  for (let start = 0; start < corrections.length; start += ROWS_AT_ONCE) {
    await tx.adjustment.createMany({
      data: corrections
        .slice(start, start + ROWS_AT_ONCE)
        .map((adjustment) => ({ ...adjustment, agreementId, runId: run.id })),
    });
  }
}
