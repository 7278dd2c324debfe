import { createHash } from "node:crypto";
import type { UsedFile } from "@tributary/db/doors/usage-correction/correction-rows";
import type { CorrectionTransaction } from "@tributary/db/doors/usage-correction/correction-transaction";
import type { MonthChanges } from "./change-months.ts";
import type { CorrectionDelta, CorrectMonthRequest, MonthCorrection } from "./types.ts";

interface Recorded {
  readonly correction: CorrectionTransaction;
  readonly id: string;
  readonly request: CorrectMonthRequest;
  readonly files: readonly UsedFile[];
  readonly changes: MonthChanges;
  readonly found: MonthCorrection;
}

/** Writes what a correction did: its row, a manifest with its sums per file, and one audit row. */
export async function recordCorrection(recorded: Recorded): Promise<void> {
  const { correction, id, request, files, changes, found } = recorded;
  const { agreementId, period, reason, actor, app, requestId } = request;
  await correction.insertCorrection({
    ...{ id, agreementId, period, reason, appliedBy: actor },
    fingerprint: found.fingerprint ?? "",
    impact: plain({
      ...{ moved: found.moved, repriced: found.repriced, left: found.left, rewritten: found.rewritten },
      isSettled: request.isSettled,
    }),
    requestId: request.approvedRequest ?? null,
  });
  for (const [fileId, manifestId] of changes.manifests) {
    const file = files.find((candidate) => candidate.id === fileId);
    if (file === undefined)
      throw new Error(`a record of file ${fileId} is in the period, but none of its sums`);
    const deltas = changes.deltas.filter((delta) => delta.fileId === fileId);
    await writeManifest(recorded, file, manifestId, deltas);
  }
  await correction.insertAudit({
    ...{ actor, action: "usage:correct", subject: `${agreementId} ${period}`, operatorId: null },
    details: plain({ id, reason, fingerprint: found.fingerprint, isSettled: request.isSettled }),
    ...{ app, requestId },
  });
}

async function writeManifest(
  { correction, id, request: { agreementId }, changes }: Recorded,
  file: UsedFile,
  manifestId: number,
  deltas: readonly CorrectionDelta[],
): Promise<void> {
  const counted = (isOf: (delta: CorrectionDelta) => boolean): number =>
    deltas.filter(isOf).reduce((sum, { records }) => sum + Number(records), 0);
  await correction.insertManifest({
    ...{ id: manifestId, file, correctionId: id, agreementId },
    sha256: createHash("sha256").update(`${id} ${file.id}`).digest(),
    attributed: counted(({ operatorId }) => operatorId !== null),
    unattributed: counted(({ operatorId }) => operatorId === null),
    ...(changes.spans.get(file.id) ?? { first: null, last: null }),
  });
  await correction.insertAggregates(manifestId, agreementId, deltas);
}

/** JSON has no bigint. */
function plain(value: object): object {
  return JSON.parse(
    JSON.stringify(value, (_, field: unknown) => (typeof field === "bigint" ? field.toString() : field)),
  ) as object;
}
