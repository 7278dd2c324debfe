import { randomUUID } from "node:crypto";
import { draftOf } from "@tributary/services/bill/draft-profile";
import { finishTask } from "@tributary/services/bill-task/finish-task";
import { billingProfile } from "@tributary/services/testing/billing-profile";
import { billingWorld } from "@tributary/services/testing/billing-world";
import type { ApiWorld } from "./api-world.ts";
import { cardsThroughApi } from "./cards-through-api.ts";
import type { Step } from "./inputs-through-api.ts";

type Asked = { readonly runId: string; readonly taskId: string | null };

const rethrow = (fault: unknown): never => {
  throw fault;
};

const reason = "The wrong address.";
const other = { reason: "Something else." };

/**
 * A month is billed, given up, billed again, finished; its bill is paid, credited and drawn up again, and
 * paid by card.
 */
export async function billsThroughApi(api: ApiWorld, step: Step): Promise<void> {
  const billNumbers = { prefix: "gamma-", digits: 6 };
  const world = await billingWorld(api.test.operatorDb("gamma"), { ...billingProfile(), billNumbers });
  await world.addSubscribers(["B-1"], await world.addPlan("m"), "2026-09-01T00:00:00Z");
  const finance = api.portalAs("gamma", "operator-finance");
  const period = { period: "2026-09" };
  const done = ({ taskId }: Asked) => finishTask(world.db, taskId ?? "", rethrow);
  const begun = await step<Asked>(finance, "billRun.prepare", period, { period: "2026-08" });
  await done(begun);
  await step(finance, "billRun.abandon", { runId: begun.runId }, { runId: randomUUID() });
  const drawn = await step<Asked>(finance, "billRun.prepare", period, { period: "2026-08" });
  await done(drawn);
  const { runId } = drawn;
  const finalized = { runId, leavesExceptions: false };
  await done(await step<Asked>(finance, "billRun.finalize", finalized, { leavesExceptions: true }));

  const billNumber = "gamma-000001";
  const paid = { amountMicros: 10_000_000n, paidOn: "2026-10-05" };
  const payment = { ...paid, billNumber, method: "transfer", reference: "T-1" };
  await step(finance, "payment.record", payment, { reference: "T-2" });
  const promised = { subscriber: "B-1", untilDay: "2026-12-24", note: "By telephone." };
  await step(finance, "payment.promise", promised, { note: "By mail." });
  const part = { number: billNumber, lines: null, amountMicros: 1_000_000n, reason };
  await step(finance, "bill.credit", part, other);
  await step(finance, "bill.rebill", { number: billNumber, reason }, other);
  await step(finance, "bill.credit", { number: "gamma-000002", lines: null, reason }, other);
  const refund = { ...paid, subscriber: "B-1", currency: "EUR", reference: "R-1" };
  await step(finance, "payment.refund", refund, { reference: "R-2" });
  const profile = { effectiveFrom: "2031-01", terms: draftOf(billingProfile()) };
  await step(finance, "billingProfile.save", profile, { effectiveFrom: "2031-02" });
  const again = { subscriber: "B-1", ...period, reason };
  const { number } = await step<{ number: string }>(finance, "bill.drawUpAgain", again, other);
  await cardsThroughApi(api, step, number);
  await correctedThroughApi(api, step);
}

/** The prices of the billed month are corrected: withdrawn once, turned down once, and approved. */
async function correctedThroughApi(api: ApiWorld, step: Step): Promise<void> {
  const [product, finance] = [
    api.portalAs("gamma", "operator-product"),
    api.portalAs("gamma", "operator-finance"),
  ];
  await step(product, "rateCard.draft", { code: "home", holidays: ["2026-10-03"] }, { holidays: [] });
  const { fingerprint: seen } = await product.rateCard.show({ code: "home" });
  const asked = async (): Promise<string> => {
    const report = { code: "home", version: 2, fingerprint: seen, from: "2026-09-01" };
    const { id } = await step<{ id: string }>(product, "rateCorrection.report", report, {
      from: "2026-09-02",
    });
    await step(product, "rateCorrection.ask", { id, reason }, other);
    return id;
  };
  await step(product, "rateCorrection.withdraw", { id: await asked(), reason }, other);
  await step(finance, "rateCorrection.reject", { id: await asked(), reason }, other);
  const id = await asked();
  const { fingerprint } = await finance.rateCorrection.show({ id });
  await step(finance, "rateCorrection.approve", { id, fingerprint }, { fingerprint: "0".repeat(64) });
}
