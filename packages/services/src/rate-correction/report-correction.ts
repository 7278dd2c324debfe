import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { momentToInstant } from "../portfolio/moment.ts";
import { type FoundDraft, findDraft } from "../rate-card/publish-draft.ts";
import { refuseRetired } from "../retention/retired-days.ts";
import { freeze } from "../settlement/freeze.ts";
import { impactOf } from "./impact-of.ts";
import { type RatedSince, ratedSince } from "./rated-since.ts";

export interface ReportRequest {
  /** Of the card, and its draft. */
  readonly code: string;
  readonly version: number;
  /** Of the draft that was looked at. */
  readonly fingerprint: string;
  /** The day from which its prices are to hold, in the card's zone. */
  readonly from: string;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Reports what a draft would change of usage that is rated already, if it had held from a day on. The report
 * is kept, nothing else; it takes the place of an earlier one on the card that nobody has acted on.
 *
 * Throws  {@link DomainError} what finding the draft throws; `INPUT_INVALID` when nothing behind that day is
 *         rated; `PERIOD_CLOSED` when records of it went by the rule of retention; `LOCKED` while a
 *         correction of the card waits for somebody.
 */
export async function reportCorrection(
  db: OperatorDb,
  { code, version, fingerprint: seen, from, actor, at }: ReportRequest,
): Promise<{ readonly id: string }> {
  const { draft, since, effectiveFrom } = await db.$transaction(async (tx) => {
    const found = await findDraft(tx, { code, version, fingerprint: seen });
    await refuseOpen(tx, found.card.id);
    const begins = new Date(momentToInstant(from, found.terms.zone));
    return { draft: found, effectiveFrom: begins, since: await touchedBy(tx, found, begins) };
  });
  const { impact, fingerprint } = await impactOf(db, since, {
    ...draft,
    effectiveFrom: effectiveFrom.getTime(),
  });
  return alone(db, async (tx) => {
    await refuseOpen(tx, draft.card.id);
    await tx.rateCorrection.updateMany({
      where: { rateCardId: draft.card.id, status: "reported" },
      data: { status: "dropped" },
    });
    const found = { termsFingerprint: seen, impact: freeze(impact) as object, fingerprint };
    const asked = { rateCardId: draft.card.id, version, effectiveFrom, askedBy: actor, askedAt: at };
    const { id } = await tx.rateCorrection.create({ data: { ...asked, ...found } });
    const details = { version, from, fingerprint };
    const { operatorId } = db;
    await writeAudit(tx, { actor, action: "rate-correction:report", subject: code, operatorId, details });
    return { id };
  });
}

/**
 * What a draft would change from an instant on.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when nothing is rated; `PERIOD_CLOSED` by retention.
 */
export async function touchedBy(
  tx: OperatorTables,
  { card }: Pick<FoundDraft, "card">,
  from: Date,
): Promise<RatedSince> {
  const since = await ratedSince(tx, card.id, from);
  const last = since?.periods.at(-1);
  if (since === null || last === undefined) {
    throw new DomainError("INPUT_INVALID", "Nothing from that day on is rated yet: publish the draft.");
  }
  for (const { startsAt, endsAt } of since.periods) {
    await refuseRetired(tx, new Date(startsAt), new Date(endsAt));
  }
  return since;
}

async function refuseOpen(tx: Pick<OperatorTables, "rateCorrection">, rateCardId: string): Promise<void> {
  const open = await tx.rateCorrection.findFirst({
    where: { rateCardId, status: { in: ["requested", "approved"] } },
  });
  if (open === null) return;
  const message =
    open.status === "requested"
      ? `${open.requestedBy} has asked for a correction of this card: decide on it, or withdraw it, first.`
      : "A correction of this card is approved and not at its end: approve it again, so that it goes on.";
  throw new DomainError("LOCKED", message, { id: open.id });
}
