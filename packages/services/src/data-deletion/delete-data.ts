import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { standingObstacles } from "@tributary/domain/data-deletion/obstacles";
import { writeAudit } from "../audit/write-audit.ts";

/** Who does what was approved. */
const CLOCK = "data-deletion";
const HOURS = 3_600_000;

/**
 * Deletes an operator's own data, in one transaction: its usage, and its rows in every table that is not of
 * the MVNA's books. What came to keep it since the approval stops it, and it has to be asked for anew.
 *
 * Shape   what became of it; null when it is not approved any more. Killed and run again, it ends the same.
 */
export function deleteData(
  db: PortfolioDb,
  deletionId: string,
  now: Date,
): Promise<"deleted" | "stopped" | null> {
  return db.$transaction(
    async (tx) => {
      const found = await tx.dataDeletion.findUnique({ where: { id: deletionId } });
      if (found === null || found.status !== "approved") return null;
      const { id, operatorId, noPackBecause } = found;
      const audit = { actor: CLOCK, subject: id, operatorId };
      const obstacles = await db.reads.deletionObstacles(operatorId);
      const standing = standingObstacles(obstacles, noPackBecause !== null).map(({ name }) => name);
      if (standing.length > 0) {
        const stopped = { status: "stopped", dueAt: null, endedAt: now, stoppedBy: standing.join(",") };
        const { count } = await tx.dataDeletion.updateMany({
          where: { id, status: "approved" },
          data: stopped,
        });
        if (count === 0) return null;
        const details = { keptBy: standing };
        await writeAudit(tx, { ...audit, action: "data-deletion:stop", details });
        return "stopped";
      }
      // The database looks again before it begins, and deletes as the row becomes deleted.
      const begun = { where: { id, status: "approved" }, data: { status: "deleting" } };
      if ((await tx.dataDeletion.updateMany(begun)).count === 0) return null;
      const done = { status: "deleted", dueAt: null, endedAt: now };
      await tx.dataDeletion.updateMany({ where: { id, status: "deleting" }, data: done });
      const { deleted, packSha256 } = await tx.dataDeletion.findUniqueOrThrow({
        where: { id },
        select: { deleted: true, packSha256: true },
      });
      const details = { rows: deleted as Record<string, number>, packSha256, noPackBecause };
      await writeAudit(tx, { ...audit, action: "data-deletion:delete", details });
      return "deleted";
    },
    { timeout: HOURS },
  );
}
