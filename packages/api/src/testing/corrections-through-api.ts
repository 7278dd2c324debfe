import { MOVED_IN, makeMovedSim } from "@tributary/services/testing/moved-sim";
import { expect, vi } from "vitest";
import type { ApiWorld } from "./api-world.ts";
import type { Step } from "./inputs-through-api.ts";

const reason = "The SIM had gone to beta by then.";
const other = { reason: "Something else." };

/**
 * A SIM turns out to have been beta's: its month is looked into three times, and the correction turned down,
 * taken back and applied.
 */
export async function correctionsThroughApi(api: ApiWorld, step: Step): Promise<void> {
  const [analyst, approver] = [api.consoleAs("settlement-analyst"), api.consoleAs("finance-approver")];
  await makeMovedSim(api.world);
  const ask = async (): Promise<string> => {
    const { id } = await step<{ id: string }>(analyst, "correction.report", MOVED_IN, { period: "2027-04" });
    await reaches(api, id, "reported");
    await step(analyst, "correction.ask", { id, reason }, other);
    return id;
  };
  await step(approver, "correction.reject", { id: await ask(), reason }, other);
  await step(analyst, "correction.withdraw", { id: await ask(), reason }, other);
  const id = await ask();
  const { fingerprint } = await approver.correction.request({ id });
  await step(approver, "correction.approve", { id, fingerprint }, { fingerprint: "0".repeat(64) });
  await reaches(api, id, "applied");
}

/** The work goes on behind the answer. */
async function reaches(api: ApiWorld, id: string, wanted: string): Promise<void> {
  const hasReached = async () => {
    const { status, work, failure } = await api.consoleAs("auditor").correction.progress({ id });
    expect([status, work, failure]).toEqual([wanted, "idle", null]);
  };
  await vi.waitFor(hasReached, { timeout: 30_000 });
}
