import { createHash, randomUUID } from "node:crypto";
import { explainError } from "@tributary/db/doors/explain-error";
import type { MediationDb } from "@tributary/db/doors/mediation-db";
import type { CorrectionTransaction } from "@tributary/db/doors/usage-correction/correction-transaction";
import type { MonthScope } from "@tributary/db/doors/usage-correction/month-sums";
import type { Attributor } from "@tributary/domain/attribution/attribute";
import { DomainError } from "@tributary/domain/error";
import { type MediationDoors, prepareSource } from "../pipeline/prepare-source.ts";
import { changeMonths } from "./change-months.ts";
import { findMoves } from "./find-moves.ts";
import { loadTerms, type PeriodTerms } from "./load-terms.ts";
import { recordCorrection } from "./record-correction.ts";
import { sumMoves } from "./sum-moves.ts";
import type { CorrectMonthRequest, MonthCorrection } from "./types.ts";

/**
 * Brings a period's stored usage in line with the SIM inventory and the terms as they are now: records whose
 * SIM was somebody else's change hands, records that another version governs are priced anew. Months are
 * written anew beside the old ones and swapped at the end, with the sums in the same transaction, so that
 * whatever happens, all of it is done or nothing. Done twice, nothing is left to do.
 *
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN`, `TERMS_INVALID`, `NOT_FOUND` without a usage source,
 *         `REVIEW_OUTDATED`, `DISK_FULL`, `DATABASE_UNAVAILABLE`.
 */
export async function correctMonth(
  doors: MediationDoors,
  request: CorrectMonthRequest,
): Promise<MonthCorrection> {
  const db = doors.mediationDb();
  const terms = await loadTerms(db, request.agreementId, request.period);
  const attribute = await loadAttributor(doors, db, request.agreementId);
  try {
    return await db.usageCorrection((correction) => correct(correction, request, terms, attribute));
  } catch (error) {
    if (error instanceof NotApplied) return error.found;
    throw explainError(error);
  }
}

/** Ends the transaction without a trace. */
class NotApplied extends Error {
  readonly found: MonthCorrection;

  constructor(found: MonthCorrection) {
    super("The correction is not applied.");
    this.found = found;
  }
}

/** Every source of an agreement is tagged by the same inventory. */
async function loadAttributor(
  doors: MediationDoors,
  db: MediationDb,
  agreementId: string,
): Promise<Attributor> {
  const source = await db.usageSource.findFirst({ where: { agreementId }, orderBy: { id: "asc" } });
  if (source === null) {
    throw new DomainError(
      "NOT_FOUND",
      `The agreement ${agreementId} has no usage source: nothing was rated.`,
    );
  }
  return (await prepareSource(doors, source.id)).attribute;
}

async function correct(
  correction: CorrectionTransaction,
  request: CorrectMonthRequest,
  terms: PeriodTerms,
  attribute: Attributor,
): Promise<MonthCorrection> {
  const { agreementId, period, onProgress } = request;
  await correction.lockAgreement(agreementId);
  const months = await correction.usageMonths(agreementId, period);
  await correction.holdMonths(months);
  const files = await correction.usedFiles(agreementId, period);
  const corrects = new Map(files.map((file) => [file.id, file.corrects]));
  const { moves, ...left } = await findMoves(
    correction,
    months,
    { agreementId, period },
    attribute,
    corrects,
    (done, total) => onProgress?.({ step: "find", done, total }),
  );
  const loads = files.map(({ id, receivedAt }) => ({ fileId: id, receivedAt }));
  const scope: MonthScope = { agreementId, period, zone: terms.zone, cutOff: terms.cutOff, loads };
  const id = randomUUID();
  const onMonth = (done: number, total: number) => onProgress?.({ step: "change", done, total });
  const { isSettled } = request;
  const changes = await changeMonths({ correction, id, scope, terms, months, moves, isSettled, onMonth });
  const found: MonthCorrection = {
    id: null,
    fingerprint: fingerprintOf(changes.deltas, moves),
    deltas: changes.deltas,
    moved: sumMoves(moves),
    repriced: changes.repriced,
    left: { ...left, unpriced: changes.unpriced },
    rewritten: changes.rewritten,
  };
  refuseOther(request, found.fingerprint);
  if (!request.isApplied || found.fingerprint === null) throw new NotApplied(found);
  await recordCorrection({ correction, id, request, files, changes, found });
  // Readers wait from here to the end, which is a few milliseconds away.
  await correction.swapMonths(changes.rewritten);
  return { ...found, id };
}

function fingerprintOf(
  deltas: MonthCorrection["deltas"],
  moves: readonly {
    readonly record: { readonly key: bigint };
    readonly to: { readonly operatorId: string };
  }[],
): string | null {
  if (deltas.length === 0 && moves.length === 0) return null;
  const plain = [deltas, moves.map(({ record, to }) => [record.key, to.operatorId])];
  const text = JSON.stringify(plain, (_, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  return createHash("sha256").update(text).digest("hex");
}

function refuseOther({ reviewed, isApplied }: CorrectMonthRequest, fingerprint: string | null): void {
  if (!isApplied || reviewed === null || fingerprint === null || reviewed === fingerprint) return;
  throw new DomainError(
    "REVIEW_OUTDATED",
    "What the correction comes to has changed since it was looked at: look at its impact again.",
  );
}
