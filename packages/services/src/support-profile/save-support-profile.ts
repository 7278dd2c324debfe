import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { decodeSupportTerms } from "@tributary/db/terms/support-terms";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";

/**
 * Keeps how an operator's desk works from now on, as its next version. Tickets that are there already run on
 * under the terms under which they came.
 *
 * Throws  {@link DomainError} `TERMS_INVALID`, `REVIEW_OUTDATED` when somebody else saved meanwhile.
 */
export async function saveSupportProfile(
  db: OperatorDb,
  saved: {
    readonly terms: unknown;
    /** The version that was changed; 0: the usual terms. */
    readonly basedOn: number;
    readonly actor: string;
    readonly at: Date;
  },
): Promise<{ readonly version: number }> {
  const { actor, basedOn, at: createdAt } = saved;
  return alone(db, async (tx) => {
    // In the transaction: a refusal has to come where the key is taken.
    const terms = decodeSupportTerms(saved.terms);
    const latest = await tx.supportProfile.findFirst({
      orderBy: { version: "desc" },
      select: { version: true },
    });
    if ((latest?.version ?? 0) !== basedOn) {
      throw new DomainError(
        "REVIEW_OUTDATED",
        "Somebody saved another version meanwhile: load the page again.",
      );
    }
    const version = basedOn + 1;
    await tx.supportProfile.create({
      data: { version, terms: JSON.parse(JSON.stringify(terms)) as object, createdBy: actor, createdAt },
    });
    const audit = { actor, action: "support-profile:save", subject: `version ${version}` };
    await writeAudit(tx, { ...audit, operatorId: db.operatorId, details: { version } });
    return { version };
  });
}
