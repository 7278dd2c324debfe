import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { computeRun } from "./compute-run.ts";
import { loadInputs } from "./load-inputs.ts";
import { runHash } from "./run-content.ts";
import type { AcceptedUnattributed, RunResult, SettlementSnapshot } from "./snapshot.ts";

export interface RunPreview {
  readonly snapshot: SettlementSnapshot;
  readonly result: RunResult;
  readonly hash: string;
}

/** Computes a run as it would be prepared now, and writes nothing. */
export function previewRun(
  db: PortfolioDb,
  request: {
    readonly agreementId: string;
    readonly period: PeriodLabel;
    readonly acceptedUnattributed?: readonly AcceptedUnattributed[];
  },
): Promise<RunPreview> {
  const { agreementId, period, acceptedUnattributed } = request;
  return db.$transaction(
    async (tx) => {
      const snapshot = await loadInputs(tx, agreementId, period, acceptedUnattributed);
      const result = computeRun(snapshot);
      return { snapshot, result, hash: runHash(snapshot, result) };
    },
    { isolationLevel: "RepeatableRead", maxWait: 120_000, timeout: 300_000 },
  );
}
