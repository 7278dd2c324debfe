import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { formatMicros } from "@tributary/domain/money/micros";
import { type Finding, fault, ok, warning } from "./finding.ts";

/** The books balance in every currency. */
export async function checkLedger(db: PortfolioDb): Promise<Finding> {
  const sums = await db.ledgerPosting.groupBy({ by: ["currency"], _sum: { amountMicros: true } });
  const off = sums.flatMap(({ currency, _sum }) => {
    const sum = _sum.amountMicros ?? 0n;
    return sum === 0n ? [] : [`${formatMicros(sum, currency)} ${currency}`];
  });
  if (off.length === 0) return ok("ledger", "The ledger's postings sum to zero in every currency.");
  return fault("ledger", `The ledger is off by ${off.join(", ")}: restore a backup and report it.`);
}

/** Files that were held or could not be read, and have not come in order since. */
export async function checkStuckFiles(db: PortfolioDb): Promise<Finding> {
  const events = await db.usageFileEvent.findMany({
    where: { kind: { in: ["held", "unreadable"] } },
    distinct: ["sourceId", "name"],
    select: { sourceId: true, name: true },
    orderBy: { occurredAt: "asc" },
  });
  const stuck: string[] = [];
  for (const { sourceId, name } of events) {
    const loaded = await db.usageFile.findFirst({ where: { sourceId, name }, select: { id: true } });
    if (loaded === null) stuck.push(name);
  }
  if (stuck.length === 0) return ok("files", "No usage file is held or unreadable.");
  const shown = stuck.slice(0, 5).join(", ");
  return warning(
    "files",
    `${stuck.length} usage files wait to be sent in order: ${shown}. List the files to see why.`,
  );
}

/** Invoices that nobody has decided about. */
export async function checkFlaggedInvoices(db: PortfolioDb): Promise<Finding> {
  const flagged = await db.mnoInvoice.findMany({ where: { status: "flagged" }, select: { number: true } });
  if (flagged.length === 0) return ok("invoices", "No invoice waits for a decision.");
  const numbers = flagged.map(({ number }) => number).join(", ");
  return warning("invoices", `Flagged and not decided: ${numbers}. Accept each with a reason, or reject it.`);
}
