import { decideExceptions } from "@tributary/services/reconciliation/decide-exceptions";
import { reconcile } from "@tributary/services/reconciliation/reconcile";
import { prepareRun } from "@tributary/services/settlement/prepare-run";
import { AGREEMENT, GB } from "@tributary/services/testing/world";
import type { ApiWorld } from "./api-world.ts";
import { type Observed, observe } from "./observed.ts";
import { octoberStatement } from "./settled-october.ts";

const ofPeriod = { agreementId: AGREEMENT, period: "2026-10" };
const note = "Compared once more with our own figures.";
const other = { note: "Something else altogether." };

/**
 * The worked October from the first preparation to the last answer, command by command, each one observed.
 */
export async function monthThroughApi(api: ApiWorld): Promise<Observed[]> {
  const seen: Observed[] = [];
  const analyst = api.consoleAs("settlement-analyst");
  const approver = api.consoleAs("finance-approver");
  const step = async <Value>(
    caller: object,
    path: string,
    input: object,
    changed: object,
  ): Promise<Value> => {
    const observed = await observe(api, caller, path, input, changed);
    seen.push(observed);
    if (observed.outcome.reason !== "ok") {
      throw new Error(`${path}: ${observed.outcome.reason} ${observed.outcome.message}`);
    }
    return observed.outcome.value as Value;
  };

  const prepared = async (): Promise<{ id: string; hash: string }> => {
    await step(analyst, "settlement.prepare", ofPeriod, { period: "2026-11" });
    while ((await analyst.settlement.progress(ofPeriod))?.state !== "done") {
      await new Promise((wake) => setTimeout(wake, 20));
    }
    const { run } = await analyst.settlement.run(ofPeriod);
    return { id: run?.id ?? "", hash: run?.hash ?? "" };
  };

  await prepared();
  const { rows } = await analyst.reconciliation.exceptions({ ...ofPeriod });
  const waived = rows.find(({ cause }) => cause === "COUNT")?.id ?? "";
  await decide(
    api,
    step,
    analyst,
    "reconciliation.dispute",
    rows.map(({ id }) => id).filter((id) => id !== waived),
  );
  await decide(api, step, approver, "reconciliation.waive", [waived]);
  const run = await prepared();
  // Another run that is there: a request for it under a used key must be refused for the key's sake.
  const december = { agreementId: AGREEMENT, period: "2026-12", actor: "setup" };
  const elsewhere = { runId: (await prepareRun(api.world.db, december)).runId };
  await step(analyst, "settlement.requestApproval", { runId: run.id }, elsewhere);
  await step(approver, "settlement.approve", { ...ofPeriod, hash: run.hash }, { hash: "0".repeat(64) });
  await step(analyst, "settlement.issue", { runId: run.id }, elsewhere);

  await disputeWithMno(step, analyst, approver);
  await withdrawnDispute(api, step, analyst, approver);
  await payments(api, step, analyst);
  await step(analyst, "period.close", ofPeriod, { period: "2026-11" });
  await operatorDisputes(api, step, analyst, approver);
  await step(approver, "period.reopen", { ...ofPeriod, reason: note }, { reason: "Something else." });
  return seen;
}

export type Step = <Value>(caller: object, path: string, input: object, changed: object) => Promise<Value>;

async function decide(api: ApiWorld, step: Step, caller: object, path: string, ids: string[]): Promise<void> {
  const { count, totalMicros } = await api
    .consoleAs("settlement-analyst")
    .reconciliation.preview({ ...ofPeriod, ids });
  const seenTotal = { expectedCount: count, expectedTotalMicros: totalMicros };
  await step(caller, path, { ...ofPeriod, ids, reason: note, ...seenTotal }, { reason: "Something else." });
}

async function disputeWithMno(step: Step, analyst: object, approver: object): Promise<void> {
  const { number } = await step<{ number: string }>(analyst, "dispute.open", ofPeriod, { period: "2026-11" });
  await step(approver, "dispute.raise", { number, note }, other);
  await step(analyst, "dispute.advance", { number, note, to: "acknowledged" }, other);
  await step(analyst, "dispute.advance", { number, note, to: "under_review" }, other);
  const claim = { key: "L2", creditedMicros: 738_000_000n };
  await step(analyst, "dispute.recordOutcome", { number, note, answers: [claim] }, other);
  await step(approver, "dispute.credit", { number, note, amountMicros: claim.creditedMicros }, other);
}

/** Another month, whose one claim is given up again. */
async function withdrawnDispute(api: ApiWorld, step: Step, analyst: object, approver: object): Promise<void> {
  const { world } = api;
  const november = { agreementId: AGREEMENT, period: "2026-11" };
  await world.addUsage(november.period, [{ operator: "alfa", line: "L2", quantity: 100n * GB }]);
  const billed = [{ line: "L2", amount: "130.00", quantity: "100", rate: "1.30" }];
  await world.addInvoice(november.period, billed, { number: "N-11" });
  await reconcile(world.db, { ...november, actor: "analyst" });
  const row = await world.db.discrepancy.findFirstOrThrow({ where: { ...november, lineCode: "L2" } });
  await decideExceptions(world.db, {
    ...november,
    decision: "dispute",
    reason: note,
    actor: "analyst",
    filter: { keys: [row.key] },
  });
  const { number } = await step<{ number: string }>(analyst, "dispute.open", november, { period: "2026-12" });
  await step(approver, "dispute.withdraw", { number, note }, other);
}

async function payments({ world: { db } }: ApiWorld, step: Step, analyst: object): Promise<void> {
  const { id: invoiceId } = await db.mnoInvoice.findFirstOrThrow({ where: ofPeriod });
  const amountMicros = 1_000_000_000n;
  const changed = { reference: "another" };
  await step(analyst, "ledger.recordMnoPayment", { invoiceId, amountMicros, reference: "bank-1" }, changed);
  const paid = { number: octoberStatement("alfa"), amountMicros, reference: "bank-2", paidOn: "2026-11-20" };
  await step(analyst, "statement.recordPayment", paid, changed);
}

async function operatorDisputes(api: ApiWorld, step: Step, analyst: object, approver: object): Promise<void> {
  const { number: disputeNumber } = await api.world.db.dispute.findFirstOrThrow({ where: ofPeriod });
  const contest = async (operatorId: string): Promise<{ operatorId: string; number: string }> => {
    const lines = [{ lineNumber: 1, contestedMicros: 10_000n }];
    const statement = { number: octoberStatement(operatorId), version: 1 };
    const portal = api.portalAs(operatorId, "operator-admin");
    const input = { ...statement, lines, reason: note };
    const { number } = await step<{ number: string }>(portal, "statement.contest", input, {
      reason: "Other.",
    });
    return { operatorId, number };
  };
  const first = await contest("alfa");
  const own = api.portalAs("alfa", "operator-admin");
  await step(own, "dispute.reply", { number: first.number, note }, other);
  await step(analyst, "operatorDispute.review", { ...first, note }, other);
  await step(analyst, "operatorDispute.reply", { ...first, note }, other);
  await step(analyst, "operatorDispute.link", { ...first, disputeNumber }, { disputeNumber: "D-none" });
  const answers = [{ lineNumber: 1, creditedMicros: 10_000n }];
  await step(approver, "operatorDispute.answer", { ...first, answers, reason: note }, { reason: "Other." });
  const second = await contest("beta");
  await step(analyst, "operatorDispute.reject", { ...second, reason: note }, { reason: "Other." });
  const third = await contest("gamma");
  const gamma = api.portalAs("gamma", "operator-admin");
  await step(gamma, "dispute.withdraw", { number: third.number, note }, other);
  const number = octoberStatement("gamma");
  const { hash } = await api.portalAs("gamma", "operator-admin").statement.show({ number });
  await step(gamma, "statement.accept", { number, version: 1, hash }, { hash: "0".repeat(64) });
}
