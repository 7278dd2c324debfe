import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { spellPeriod } from "@tributary/domain/period/spell";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { loadVersion } from "../rate-card/card-versions.ts";
import { findDraft, publishDraft } from "../rate-card/publish-draft.ts";
import { keepRatings } from "../retail-rating/keep-ratings.ts";
import { loadCards } from "../retail-rating/load-cards.ts";
import { creditLeft } from "./credit-left.ts";
import { type FoundCorrection, findCorrection, refuseMaker, tooLate } from "./find-correction.ts";
import { impactOf } from "./impact-of.ts";
import { type RatedSince, ratedSince } from "./rated-since.ts";
import { touchedBy } from "./report-correction.ts";
import { rerate } from "./rerate.ts";

export interface ApproveRequest {
  readonly id: string;
  /** Of the impact that was looked at. */
  readonly fingerprint: string;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Approves a correction as it was reported, and applies it: the draft is published backwards, what is rated
 * from then on is rated again, final bills stay, their differences go into the next ones, and who left is
 * given back by a credit note. Cut off anywhere, the same again goes on; at its end, it changes nothing.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `APPROVER_IS_PREPARER`; `REVIEW_OUTDATED` when the draft, usage or
 *         plans have changed since the report; `LOCKED` when it is past that, or while a billing run of one
 *         of the months is not final.
 */
export async function approveCorrection(db: OperatorDb, request: ApproveRequest): Promise<void> {
  const { id, actor, at } = request;
  const row = await db.$transaction((tx) => findCorrection(tx, id));
  const fingerprint = row.status === "requested" ? await fingerprintNow(db, row) : row.fingerprint;
  const approved = await alone(db, (tx) => approve(tx, db.operatorId, { ...request, found: fingerprint }));
  const { rateCardId, effectiveFrom } = approved;
  const since = await ratedSince(db.shared, rateCardId, effectiveFrom);
  if (since !== null) {
    await apply(db, since);
    await creditLeft(db, since, approved, { actor, at });
  }
  await db.shared.rateCorrection.updateMany({
    where: { id, status: "approved" },
    data: { status: "applied", appliedAt: new Date() },
  });
}

/** What the correction would come to by now; null when it cannot be worked out any more. */
async function fingerprintNow(db: OperatorDb, row: FoundCorrection): Promise<string | null> {
  const version = await loadVersion(db.shared, row.rateCardId, row.version);
  const since = await ratedSince(db.shared, row.rateCardId, row.effectiveFrom);
  if (since === null) return null;
  const supposed = { ...version, effectiveFrom: row.effectiveFrom.getTime() };
  return (await impactOf(db, since, supposed)).fingerprint;
}

type Decision = ApproveRequest & { readonly found: string | null };

/** Takes the decision and publishes the draft, in one transaction; one that was taken already stands. */
async function approve(
  tx: OperatorTables,
  operatorId: string,
  { id, fingerprint, found, actor, at }: Decision,
): Promise<FoundCorrection> {
  const row = await findCorrection(tx, id);
  refuseMaker(row.requestedBy, actor);
  if (row.fingerprint !== fingerprint || row.fingerprint !== found) {
    throw new DomainError(
      "REVIEW_OUTDATED",
      "This is not what was asked for any more: withdraw it, and look at a new report.",
    );
  }
  const { code } = row.rateCard;
  if (row.status === "requested") await publish(tx, row, { actor, at });
  else if (row.status !== "approved") throw tooLate(row);
  const details = { id, fingerprint, version: row.version };
  await writeAudit(tx, { actor, action: "rate-correction:approve", subject: code, operatorId, details });
  return row;
}

async function publish(
  tx: OperatorTables,
  { id, rateCard: { code }, version, termsFingerprint, effectiveFrom }: FoundCorrection,
  { actor, at }: Pick<ApproveRequest, "actor" | "at">,
): Promise<void> {
  const draft = await findDraft(tx, { code, version, fingerprint: termsFingerprint });
  await refuseOpenRuns(tx, await touchedBy(tx, draft, effectiveFrom));
  await publishDraft(tx, draft, effectiveFrom, actor);
  await tx.rateCorrection.updateMany({
    where: { id, status: "requested" },
    data: { status: "approved", decidedBy: actor, decidedAt: at },
  });
}

/** Bills that are drawn up and not final would be made of prices that are wrong by then. */
async function refuseOpenRuns(tx: OperatorTables, { periods }: RatedSince): Promise<void> {
  const run = await tx.billRun.findFirst({
    where: { period: { in: periods.map(({ label }) => label) }, status: { in: ["draft", "review"] } },
    select: { period: true },
  });
  if (run === null) return;
  throw new DomainError(
    "LOCKED",
    `The bills of ${spellPeriod(run.period)} are being looked at: finish that run, or throw it away, first.`,
  );
}

async function apply(db: OperatorDb, since: RatedSince): Promise<void> {
  const cards = await loadCards(db.shared);
  await rerate(db, since, cards, async (period, rated) => {
    await keepRatings(db, period.label, rated);
  });
}
