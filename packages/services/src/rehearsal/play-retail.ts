import { randomBytes } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import type { RehearsedBill } from "@tributary/domain/rehearsal/types";
import { luhnDigit } from "@tributary/domain/sim/luhn";
import { finalizeBillRun } from "../bill/finalize-bill-run.ts";
import { prepareBillRun } from "../bill/prepare-bill-run.ts";
import { retailZone } from "../bill/retail-zone.ts";
import { ratePeriod } from "../retail-rating/rate-period.ts";
import { importSubscribers } from "../subscriber/import-subscribers.ts";
import { readSealKeys } from "../subscriber/seal-keys.ts";
import { PLAYER } from "./copy-configuration.ts";
import type { RehearsalPlan } from "./rehearsal-plan.ts";

export interface PlayedRetail {
  readonly counts: Readonly<Record<string, number>>;
  readonly bills: readonly RehearsedBill[];
  /** Why it is no success; null when it is one. */
  readonly fault: string | null;
}

/** What cannot be billed for want of something that a made-up subscriber cannot have. */
const NOT_FOR_SYNTHETIC = "vat-id";

/**
 * Takes a subscriber on for each plan, rates the month for them and bills it.
 *
 * Shape   the fault names who could not be billed, and why.
 * Throws  {@link DomainError} `NOT_FOUND` without a billing profile, and whatever rating and billing refuse.
 */
export async function playRetail(db: OperatorDb, plan: RehearsalPlan): Promise<PlayedRetail> {
  const { label, playAt, plans } = plan;
  const bytes = new TextEncoder().encode(subscriberFileOf(plan));
  const keys = readSealKeys(`1:${randomBytes(32).toString("hex")}`);
  const file = { fileName: "rehearsal-subscribers.csv", bytes, keys, at: playAt, actor: PLAYER };
  const { subscribers } = await importSubscribers(db, { ...file, zone: await retailZone(db) });
  const rated = await ratePeriod(db, { period: label });
  const { runId } = await prepareBillRun(db, { period: label, actor: PLAYER, at: playAt });
  const exceptions = await db.shared.billException.findMany({ where: { billRunId: runId } });
  await finalizeBillRun(db, { runId, actor: PLAYER, at: playAt, leavesExceptions: true });
  const bills = await billsOf(db, runId, plans);
  const { records, unrateable } = rated;
  const counts = { subscribers, records, unrateable, bills: bills.length, exceptions: exceptions.length };
  const expected = plan.agreements
    .flatMap((each) => each.records)
    .filter(({ isZoneFound }) => isZoneFound).length;
  if (records !== expected) {
    const fault = `Of ${expected} records of subscribers, ${records} lie in the billing cycle of ${label}.`;
    return { counts, bills, fault };
  }
  const [first] = exceptions.filter(({ reason }) => reason !== NOT_FOR_SYNTHETIC);
  if (first === undefined) return { counts, bills, fault: null };
  const who = exceptions.length === 1 ? "A subscriber has" : `${exceptions.length} subscribers have`;
  return { counts, bills, fault: `${who} no bill: ${first.detail}` };
}

async function billsOf(
  { shared }: OperatorDb,
  runId: string,
  plans: readonly string[],
): Promise<RehearsedBill[]> {
  const rows = await shared.bill.findMany({
    where: { billRunId: runId },
    select: {
      ...{ number: true, currency: true, netMicros: true, taxMicros: true, grossMicros: true },
      subscriber: { select: { number: true } },
    },
    orderBy: { number: "asc" },
  });
  return rows.map(({ subscriber, number, ...bill }) => {
    return { ...bill, number: number ?? "", plan: plans[Number(subscriber.number) - 1] ?? "" };
  });
}

/** One subscriber of each plan, with one SIM that has an IMSI under every agreement. */
function subscriberFileOf({ label, plans, agreements }: RehearsalPlan): string {
  const rows = plans.map((plan, index) => {
    const iccid = `890010100000000${String(index).padStart(3, "0")}`;
    const imsis = agreements.map(({ sims }) => sims.subscribers[index]).join(" ");
    return `${index + 1},postpaid,${plan},${iccid}${luhnDigit(iccid)},${imsis},${label}-01`;
  });
  return ["number,billing,plan,iccid,imsis,validFrom", ...rows].join("\n");
}
