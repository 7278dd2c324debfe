import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { UnsealedAudit } from "@tributary/db/doors/portfolio-reads/unsealed-audit";
import { groupBy } from "@tributary/domain/reconciliation/group-by";
import { FIRST, sealHash } from "./seal-hash.ts";

const ROWS_AT_ONCE = 1_000;
/** How often a batch that another sealer took first is looked up again before the error is passed on. */
const ATTEMPTS = 10;

/**
 * Links the rows of the log that are not sealed yet to the chain of their operator, or of the portfolio.
 *
 * Shape   how many were linked now. A chain is in the order of sealing: a row that was committed late, below
 *         ids that are sealed, comes when it is seen. Two who seal at once link every row once.
 */
export async function sealAudit(
  db: PortfolioDb,
  { everywhere = false }: { readonly everywhere?: boolean } = {},
): Promise<number> {
  let sealed = 0;
  for (let attempt = 1; ; ) {
    const events = await db.reads.unsealedAudit({ limit: ROWS_AT_ONCE, everywhere });
    if (events.length === 0) return sealed;
    try {
      await db.$transaction((tx) => linkAll(tx, events));
      sealed += events.length;
      attempt = 1;
    } catch (error) {
      if (attempt++ >= ATTEMPTS || !isTaken(error)) throw error;
    }
  }
}

/** Chain by chain in one order, so that two sealers wait for each other instead of blocking each other. */
async function linkAll(tx: PortfolioTables, events: readonly UnsealedAudit[]): Promise<void> {
  const chains = [...groupBy(events, ({ operatorId }) => operatorId)];
  for (const [operatorId, rows] of chains.sort(([one], [other]) => ((one ?? "") < (other ?? "") ? -1 : 1))) {
    const last = await tx.auditSeal.findFirst({
      where: { operatorId },
      orderBy: { sequence: "desc" },
      select: { sequence: true, hash: true },
    });
    let sequence = last?.sequence ?? 0n;
    let previousHash: Uint8Array = last?.hash ?? FIRST;
    const links = rows.map((event) => {
      sequence += 1n;
      const hash = sealHash(event, sequence, previousHash);
      const link = {
        operatorId,
        sequence,
        eventId: event.id,
        previousHash: bytes(previousHash),
        hash: bytes(hash),
      };
      previousHash = hash;
      return link;
    });
    await tx.auditSeal.createMany({ data: links });
  }
}

function bytes(hash: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hash);
}

/** Prisma's codes for a link that somebody else made first. */
function isTaken(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("code" in error)) return false;
  return error.code === "P2002" || error.code === "P2034";
}
