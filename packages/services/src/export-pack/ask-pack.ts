import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { asked, isForgotten, USUAL_PATIENCE } from "@tributary/domain/bill-task/lifecycle";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { openPack } from "./change-pack.ts";

/** A pack may be large, and each is kept for days. */
const MOST_KEPT = 3;

export interface AskPack {
  /** Names, addresses and what people wrote. */
  readonly includesPersonal: boolean;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Asks for all that is the operator's own. One that lies forgotten is woken instead.
 *
 * Throws  {@link DomainError} `LOCKED` while one is being made, or as many are kept as may be.
 */
export function askForPack(
  db: OperatorDb,
  { includesPersonal, actor, at }: AskPack,
): Promise<{ readonly id: string }> {
  return alone(db, async (tx) => {
    const now = new Date();
    const open = await tx.exportPack.findFirst({ where: { status: { in: ["waiting", "running"] } } });
    if (open !== null) {
      if (!isForgotten(openPack(open), now.getTime())) {
        throw new DomainError("LOCKED", "A pack is being made: wait until it is there.");
      }
      await tx.exportPack.updateMany({ where: { id: open.id, dueAt: open.dueAt }, data: { dueAt: now } });
      return { id: open.id };
    }
    if ((await tx.exportPack.count({ where: { status: "done" } })) >= MOST_KEPT) {
      throw new DomainError("LOCKED", `${MOST_KEPT} packs are kept at most: download one of them.`);
    }
    const { dueAt: _, ...standing } = asked(now.getTime(), USUAL_PATIENCE);
    const { id } = await tx.exportPack.create({
      data: { ...standing, includesPersonal, askedBy: actor, askedAt: at, dueAt: now },
      select: { id: true },
    });
    await writeAudit(tx, {
      ...{ actor, action: "export-pack:ask", subject: id, operatorId: db.operatorId },
      details: { includesPersonal },
    });
    return { id };
  });
}
