import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { writeAudit } from "../audit/write-audit.ts";

/** Who does what a day brings. */
const CLOCK = "offboarding";

/**
 * Takes the next step of an operator's end, if its moment has come: the operator is terminated on its day;
 * when its late usage has had its time, its SIMs and numbers go where it was approved that they go.
 *
 * Shape   what was done; null when it is not due. Done twice, it is done once.
 */
export function endOperator(
  db: PortfolioDb,
  offboardingId: string,
  now: Date,
): Promise<"terminated" | "released" | null> {
  return db.$transaction(
    async (tx) => {
      const found = await tx.offboarding.findUnique({ where: { id: offboardingId } });
      if (found === null || found.dueAt === null || found.dueAt > now) return null;
      const { id, operatorId, releasedAt } = found;
      if (found.status === "approved") {
        const { count } = await tx.offboarding.updateMany({
          where: { id, status: "approved" },
          data: { status: "terminated", dueAt: releasedAt },
        });
        if (count === 0) return null;
        await tx.operator.update({ where: { id: operatorId }, data: { status: "terminated" } });
        await writeAudit(tx, { actor: CLOCK, action: "offboarding:terminate", subject: id, operatorId });
        return "terminated";
      }
      const { sims, ranges } = await release(tx, operatorId, releasedAt);
      const { count } = await tx.offboarding.updateMany({
        where: { id, status: "terminated" },
        data: { status: "released", dueAt: null, endedAt: now, simsReleased: sims },
      });
      if (count === 0) return null;
      // The database counts them as it withholds them: it sees the operator's own pool.
      const { simsGo, ...withheld } = await tx.offboarding.findUniqueOrThrow({
        where: { id },
        select: { simsGo: true, numbersResting: true, numbersElsewhere: true },
      });
      const numbersResting = Number(withheld.numbersResting);
      const numbersElsewhere = Number(withheld.numbersElsewhere);
      const details = { sims, ranges, simsGo, numbersResting, numbersElsewhere };
      await writeAudit(tx, { actor: CLOCK, action: "offboarding:release", subject: id, operatorId, details });
      return "released";
    },
    { timeout: 300_000 },
  );
}

/** From then on usage of these SIMs is nobody's, until somebody else is given them. */
async function release(tx: PortfolioTables, operatorId: string, at: Date) {
  const held = {
    where: { operatorId, validFrom: { lt: at }, OR: [{ validUntil: null }, { validUntil: { gt: at } }] },
    data: { validUntil: at },
  };
  const { count: sims } = await tx.simAssignment.updateMany(held);
  const { count: ranges } = await tx.numberRange.updateMany(held);
  return { sims, ranges };
}
