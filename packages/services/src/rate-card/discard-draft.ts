import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { findRateCard, listVersions } from "./card-versions.ts";

/**
 * Throws a draft away; the version before it is the last one again.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `ALREADY_DONE` when there is no such draft any more,
 *         `INPUT_INVALID` for the only version of a card.
 */
export async function discardDraft(
  db: OperatorDb,
  { code, version, actor }: { readonly code: string; readonly version: number; readonly actor: string },
): Promise<void> {
  return alone(db, async (tx) => {
    const card = await findRateCard(tx, code);
    const heads = await listVersions(tx, card.id);
    const draft = heads.find((each) => each.version === version && each.status === "draft");
    if (draft === undefined) {
      throw new DomainError("ALREADY_DONE", `Version ${version} is no draft any more: load the page again.`);
    }
    if (heads.length === 1) {
      throw new DomainError("INPUT_INVALID", "This is the card's only version: import other rates into it.");
    }
    await tx.rateCardVersion.delete({ where: { id: draft.id } });
    const { operatorId } = db;
    await writeAudit(tx, {
      actor,
      action: "rate-card:discard",
      subject: code,
      operatorId,
      details: { version },
    });
  });
}
