import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { z } from "zod";
import { type AuditReport, type ChainHead, checkAudit } from "./check-audit.ts";
import { sealAudit } from "./seal-audit.ts";
import { writeAudit } from "./write-audit.ts";

const ACTION = "audit:verify";

const verification = z.object({
  links: z.int(),
  faults: z.int(),
  heads: z.array(z.object({ operatorId: z.string().nullable(), sequence: z.string(), hash: z.string() })),
});

/** The last time somebody checked the log, as the log itself tells. */
export interface AuditVerification {
  readonly at: Date;
  readonly actor: string;
  readonly links: number;
  readonly faultCount: number;
}

/**
 * Seals what is not sealed, recomputes every chain, and notes in the log how each one ends, so that a chain
 * which is cut off or sealed anew later does not agree with it.
 */
export async function verifyAudit(
  db: PortfolioDb,
  { actor }: { readonly actor: string },
): Promise<AuditReport> {
  await sealAudit(db, { everywhere: true });
  return db.$transaction(
    async (tx) => {
      const report = await checkAudit(tx, await notedHeads(tx));
      const heads = report.heads.map((head) => ({ ...head, sequence: `${head.sequence}` }));
      const details = { links: report.links, faults: report.faultCount, heads };
      await writeAudit(tx, { actor, action: ACTION, subject: "audit", details });
      return report;
    },
    { isolationLevel: "RepeatableRead", maxWait: 120_000, timeout: 600_000 },
  );
}

/** When the log was last checked and what came of it; null before the first time. */
export async function lastVerification(
  db: Pick<PortfolioTables, "auditEvent">,
): Promise<AuditVerification | null> {
  const row = await latest(db);
  if (row === null) return null;
  const { links, faults } = verification.parse(row.details);
  return { at: row.occurredAt, actor: row.actor, links, faultCount: faults };
}

async function notedHeads(tx: Pick<PortfolioTables, "auditEvent">): Promise<ChainHead[]> {
  const row = await latest(tx);
  if (row === null) return [];
  const { heads } = verification.parse(row.details);
  return heads.map((head) => ({ ...head, sequence: BigInt(head.sequence) }));
}

function latest(db: Pick<PortfolioTables, "auditEvent">) {
  return db.auditEvent.findFirst({
    where: { action: ACTION, operatorId: null },
    orderBy: { id: "desc" },
    select: { occurredAt: true, actor: true, details: true },
  });
}
