import { createHash } from "node:crypto";
import { canonicalJson } from "@tributary/domain/statement/canonical";
import { freeze, thaw } from "./freeze.ts";
import type { RunResult, SettlementSnapshot } from "./snapshot.ts";

/**
 * A run's snapshot as it is stored. Only this package writes the column, so its shape is what `freeze` was
 * given.
 */
export function readSnapshot(stored: unknown): SettlementSnapshot {
  return thaw(stored) as SettlementSnapshot;
}

/** A run's result as it is stored. */
export function readResult(stored: unknown): RunResult {
  return thaw(stored) as RunResult;
}

/** The SHA-256 of what was read and what came of it, in lower-case hex: the same for equal content. */
export function runHash(snapshot: SettlementSnapshot, result: RunResult): string {
  return hashOf(freeze({ snapshot, result }));
}

/** The SHA-256 of any plain value's canonical JSON, in lower-case hex. */
export function hashOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}
