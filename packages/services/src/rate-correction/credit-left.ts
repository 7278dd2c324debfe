import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { usageCredit } from "@tributary/domain/bill/credit";
import { minorUnitMicros } from "@tributary/domain/money/currency";
import { nextLabel } from "@tributary/domain/period/period";
import { spellPeriod } from "@tributary/domain/period/spell";
import { creditBill } from "../bill/credit-bill.ts";
import { findFinalBill } from "../bill/find-bill.ts";
import { profileById } from "../bill/profile-of.ts";
import { readLines } from "../bill/stored-lines.ts";
import { type UsageDifference, usageDifferences } from "../bill/usage-differences.ts";
import type { FoundCorrection } from "./find-correction.ts";
import { leftSubscribers } from "./left-subscribers.ts";
import type { RatedSince } from "./rated-since.ts";

/**
 * Gives those who left, to whom no other bill comes, back what their final bills asked too much: one credit
 * note for each bill and correction. What they would owe more is asked for by the next run.
 */
export async function creditLeft(
  db: OperatorDb,
  { periods, groups }: RatedSince,
  correction: FoundCorrection,
  by: { readonly actor: string; readonly at: Date },
): Promise<void> {
  const last = periods.at(-1);
  if (last === undefined) return;
  const left = await leftSubscribers(db.shared, groups.flat());
  const profile = await db.shared.billingProfile.findFirstOrThrow({ orderBy: { version: "desc" } });
  const { rounding } = (await profileById(db.shared, profile.id)).terms;
  const how = { before: nextLabel(last.label), rounding };
  const ids = [...left];
  for (let from = 0; from < ids.length; from += AT_A_TIME) {
    const some = ids.slice(from, from + AT_A_TIME);
    const differences = await db.$transaction((tx) => usageDifferences(db, tx, some, how));
    for (const difference of differences) {
      if (difference.micros < 0n) await credit(db, difference, correction, by);
    }
  }
}

const AT_A_TIME = 2_000;

async function credit(
  db: OperatorDb,
  { number, period, micros }: UsageDifference,
  { id: rateCorrectionId, reason }: FoundCorrection,
  by: { readonly actor: string; readonly at: Date },
): Promise<void> {
  const bill = await findFinalBill(db.shared, number);
  const credited = await db.shared.bill.findFirst({ where: { creditsId: bill.id, rateCorrectionId } });
  if (credited !== null) return;
  const { taxes, usageTaxCode } = (await profileById(db.shared, bill.billingProfileId)).terms;
  const isInclusive = taxes.some(({ code, treatment }) => code === usageTaxCode && treatment === "inclusive");
  const earlier = await db.shared.billLine.findMany({
    where: { bill: { creditsId: bill.id } },
    select: { lineNumber: true, netMicros: true, taxMicros: true },
  });
  const lines = usageCredit(
    readLines(bill.lines),
    earlier.map((line) => ({ ...line, netMicros: -line.netMicros, taxMicros: -line.taxMicros })),
    -micros,
    { isInclusive, unitMicros: minorUnitMicros(bill.currency) },
  );
  if (lines.length === 0) return;
  const why = `Usage of ${spellPeriod(period)}, rated again: ${reason}`;
  await creditBill(db, { number, lines, reason: why, ...by, rateCorrectionId });
}
