import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { UsageFact } from "@tributary/domain/settlement/identity-facts";
import type { UsageTotal } from "@tributary/domain/usage/types";
import type { SettlementSnapshot } from "./snapshot.ts";

const FILES_AT_ONCE = 5000;

interface Counted {
  readonly attributed: bigint;
  readonly unattributed: bigint;
  readonly attributedQuantity: bigint;
  readonly unattributedQuantity: bigint;
}

const NOTHING: Counted = {
  attributed: 0n,
  unattributed: 0n,
  attributedQuantity: 0n,
  unattributedQuantity: 0n,
};

/**
 * Lays the manifests of usage files beside the sums that were made of their records, for identity I5.
 *
 * Units   records; rated quantities in base units.
 * Shape   one fact per file, in order of id. What was quarantined is what waits, and what re-drives took up.
 */
export async function fileFacts(tx: PortfolioTables, fileIds: readonly number[]): Promise<UsageFact[]> {
  const facts: UsageFact[] = [];
  for (let start = 0; start < fileIds.length; start += FILES_AT_ONCE) {
    const ids = fileIds.slice(start, start + FILES_AT_ONCE);
    const files = await tx.usageFile.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } });
    const counted = await countByFile(tx, ids);
    const quarantined = await countQuarantined(tx, ids);
    for (const file of files) {
      const sums = counted.get(file.id) ?? NOTHING;
      facts.push({
        source: `file ${file.name}`,
        received: BigInt(file.received),
        accepted: sums.attributed + sums.unattributed,
        duplicate: BigInt(file.duplicates),
        rejected: BigInt(file.rejected),
        quarantined: quarantined.get(file.id) ?? 0n,
        attributed: BigInt(file.attributed),
        unattributed: BigInt(file.unattributed),
        ...quantities(sums, sums.attributedQuantity + sums.unattributedQuantity),
      });
    }
  }
  return facts;
}

/** Lays the usage a run was settled on beside what the files' sums say of its period now. */
export async function periodFact(tx: PortfolioTables, snapshot: SettlementSnapshot): Promise<UsageFact> {
  const { agreementId, period, fileIds, usage } = snapshot;
  const rows = await tx.usageAggregate.groupBy({
    by: ["operatorId"],
    where: { agreementId, period, fileId: { in: [...fileIds] }, outcome: "accepted" },
    _sum: { records: true, quantity: true },
  });
  const now = rows.reduce((sums, { operatorId, _sum }) => add(sums, operatorId, _sum), NOTHING);
  const settled = usage.filter(({ outcome }) => outcome === "accepted");
  const records = sumOf(settled, ({ records: count }) => count);
  return {
    source: `${agreementId} ${period}`,
    received: records,
    accepted: records,
    duplicate: 0n,
    rejected: 0n,
    quarantined: 0n,
    attributed: now.attributed,
    unattributed: now.unattributed,
    ...quantities(
      now,
      sumOf(settled, ({ quantity }) => quantity),
    ),
  };
}

async function countByFile(tx: PortfolioTables, ids: readonly number[]): Promise<Map<number, Counted>> {
  const rows = await tx.usageAggregate.groupBy({
    by: ["fileId", "operatorId"],
    where: { fileId: { in: [...ids] }, outcome: "accepted" },
    _sum: { records: true, quantity: true },
  });
  const counted = new Map<number, Counted>();
  for (const { fileId, operatorId, _sum } of rows) {
    counted.set(fileId, add(counted.get(fileId) ?? NOTHING, operatorId, _sum));
  }
  return counted;
}

async function countQuarantined(tx: PortfolioTables, ids: readonly number[]): Promise<Map<number, bigint>> {
  const waiting = await tx.quarantineTotal.groupBy({
    by: ["fileId"],
    where: { fileId: { in: [...ids] } },
    _sum: { records: true },
  });
  const redrives = await tx.usageFile.findMany({
    where: { redriveOf: { in: [...ids] } },
    select: { redriveOf: true, received: true },
  });
  const counted = new Map(waiting.map(({ fileId, _sum }) => [fileId, _sum.records ?? 0n]));
  for (const { redriveOf, received } of redrives) {
    if (redriveOf !== null) counted.set(redriveOf, (counted.get(redriveOf) ?? 0n) + BigInt(received));
  }
  return counted;
}

interface Sums {
  readonly records: bigint | null;
  readonly quantity: bigint | null;
}

function add(counted: Counted, operatorId: string | null, { records, quantity }: Sums): Counted {
  const isAttributed = operatorId !== null;
  return {
    attributed: counted.attributed + (isAttributed ? (records ?? 0n) : 0n),
    unattributed: counted.unattributed + (isAttributed ? 0n : (records ?? 0n)),
    attributedQuantity: counted.attributedQuantity + (isAttributed ? (quantity ?? 0n) : 0n),
    unattributedQuantity: counted.unattributedQuantity + (isAttributed ? 0n : (quantity ?? 0n)),
  };
}

function quantities({ attributedQuantity, unattributedQuantity }: Counted, acceptedQuantity: bigint) {
  return { acceptedQuantity, attributedQuantity, unattributedQuantity };
}

function sumOf(totals: readonly UsageTotal[], measure: (total: UsageTotal) => bigint): bigint {
  return totals.reduce((sum, total) => sum + measure(total), 0n);
}
