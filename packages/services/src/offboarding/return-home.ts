import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { parseMsisdn } from "@tributary/domain/number/msisdn";
import { writeAudit } from "../audit/write-audit.ts";

const DAY = 86_400_000;

/**
 * Takes a number back that its holder had taken to another provider before its operator ended; it rests as
 * long as the operator's other numbers did, from now on.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`; `NOT_FOUND` unless it is one that has still to come home.
 */
export async function returnHome(
  db: PortfolioDb,
  { id, actor, at, ...given }: Returning,
): Promise<{ readonly freeFrom: Date }> {
  const msisdn = parseMsisdn(given.msisdn);
  return db.$transaction(async (tx) => {
    const row = await tx.withheldRange.findFirst({
      where: { offboardingId: id, kind: "msisdn", first: msisdn, why: "elsewhere" },
      include: { offboarding: { select: { numberRestDays: true } } },
    });
    const unknown = new DomainError("NOT_FOUND", `No number ${msisdn} of this operator is used elsewhere.`);
    if (row === null) throw unknown;
    const freeFrom = new Date(at.getTime() + row.offboarding.numberRestDays * DAY);
    const { count } = await tx.withheldRange.updateMany({
      where: { id: row.id, why: "elsewhere" },
      data: { why: "resting", freeFrom },
    });
    if (count === 0) throw unknown;
    const details = { msisdn, freeFrom: freeFrom.toISOString() };
    const { operatorId } = row;
    await writeAudit(tx, { actor, action: "offboarding:return-home", subject: id, operatorId, details });
    return { freeFrom };
  });
}

interface Returning {
  /** Of the offboarding. */
  readonly id: string;
  readonly msisdn: string;
  readonly actor: string;
  readonly at: Date;
}
