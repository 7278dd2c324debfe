import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import type { DayTotal } from "@tributary/db/doors/operator-reads/usage-day-totals";
import { DomainError } from "@tributary/domain/error";
import { nextLabel, previousLabel } from "@tributary/domain/period/period";
import { writeAudit } from "../audit/write-audit.ts";
import { ownZones } from "../usage/own-zones.ts";
import { boundsOf, type PlannedMonth, planRetention } from "./plan-retention.ts";

export interface RetireRequest {
  /** Calendar month in UTC, YYYY-MM. */
  readonly month: string;
  readonly actor: string;
  readonly at: Date;
}

const TIMEOUT_MS = 600_000;

/**
 * Lets one month of usage go that is due, with what its records were charged; sums by day stay.
 *
 * Throws  {@link DomainError} `STEP_REFUSED` when it is not due or something keeps it; `LOCKED` when
 *         something came in between.
 */
export async function retireMonth(db: OperatorDb, { month, actor, at }: RetireRequest): Promise<void> {
  // The plan is made within the transaction, which takes the command's key before anything is refused.
  await db
    .$transaction(async (tx) => drop(db, tx, await dueMonth(db, month, at), actor), { timeout: TIMEOUT_MS })
    .catch(refuseChanged);
}

async function dueMonth(db: OperatorDb, month: string, at: Date): Promise<PlannedMonth> {
  const due = (await planRetention(db, at)).months.find((planned) => planned.month === month);
  if (due === undefined) throw new DomainError("STEP_REFUSED", `Usage of ${month} is not due to go.`);
  if (due.blocks.length === 0) return due;
  const advice = "Something keeps it: look at the list of what is due.";
  throw new DomainError("STEP_REFUSED", `Usage of ${month} stays. ${advice}`, { blocks: [...due.blocks] });
}

/** Lets a month go that is planned to. */
export async function dropMonth(db: OperatorDb, planned: PlannedMonth, actor: string): Promise<void> {
  await db.$transaction((tx) => drop(db, tx, planned, actor), { timeout: TIMEOUT_MS }).catch(refuseChanged);
}

/** The records were counted before their sums are: one that comes in between makes the database refuse. */
async function drop(
  db: OperatorDb,
  tx: OperatorTables,
  { month, records }: PlannedMonth,
  actor: string,
): Promise<void> {
  const days = (await daysOf(db, month)).map(dayRow);
  await tx.retiredUsage.createMany({ data: [{ month, records, days, retiredBy: actor }] });
  await writeAudit(tx, {
    ...{ actor, action: "retention:usage", subject: month, operatorId: db.operatorId },
    details: { records: String(records) },
  });
}

/** What the month holds of each local day; its first and last records may lie in the months beside it. */
async function daysOf(db: OperatorDb, month: string): Promise<DayTotal[]> {
  const { zones, main } = await ownZones(db);
  const days: DayTotal[] = [];
  for (const local of [previousLabel(month), month, nextLabel(month)]) {
    const request = { month: local, ...boundsOf(month), zones, otherZone: main };
    days.push(...(await db.usage.reads.dayTotals(request)));
  }
  return days;
}

function dayRow({ day, service, records, durationSeconds, volumeBytes }: DayTotal) {
  return {
    ...{ day, service, records: String(records) },
    ...{ durationSeconds: String(durationSeconds), volumeBytes: String(volumeBytes) },
  };
}

/** The database's own check of rules, holds and records, told as one by its code. */
const REFUSED = /\b55000\b/;

/** What the database refuses was not so a moment ago. */
function refuseChanged(error: unknown): never {
  const { message, meta } = error as { readonly message?: string; readonly meta?: unknown };
  if (!REFUSED.test(`${message} ${JSON.stringify(meta ?? "")}`)) throw error;
  throw new DomainError("LOCKED", "Something changed meanwhile: look at what is due and do it again.");
}
