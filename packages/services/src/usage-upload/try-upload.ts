import { DomainError } from "@tributary/domain/error";
import { readSample } from "@tributary/mediation/guess/sample";
import { type TriedRow, tryMapping } from "@tributary/mediation/guess/try-mapping";
import { namesOfOperators } from "../operator/names-of-operators.ts";
import type { UsageDoors } from "../usage-file/ingest-files.ts";
import { findOwnUpload, type UploadKey } from "./find-upload.ts";
import { mappingOfUpload } from "./mapping-of-upload.ts";
import { sumTrial, type TrialSums } from "./sum-trial.ts";

/** So many rows are shown, those with something to look at first. */
const SHOWN = 50;

/** What taking an upload in would come to, by its first rows. */
export interface UploadTrial extends TrialSums {
  readonly id: string;
  readonly name: string;
  readonly sourceId: string | null;
  readonly agreement: {
    readonly id: string;
    readonly name: string;
    readonly currency: string;
    readonly zone: string;
  } | null;
  /** The rows are all of the file. */
  readonly isWhole: boolean;
  readonly hasDraft: boolean;
  readonly operatorNames: ReadonlyMap<string, string>;
  readonly rows: readonly TriedRow[];
}

/**
 * Tries the mapping of an upload over its first rows. Nothing is stored.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `FILE_UNREADABLE`, `MAPPING_INVALID`, `TERMS_INVALID`,
 *         `ZONE_UNKNOWN`.
 */
export async function tryUpload(doors: UsageDoors, key: UploadKey): Promise<UploadTrial> {
  const db = doors.portfolioDb();
  const upload = await findOwnUpload(db, key);
  const { agreementId, uploadedAt } = upload;
  const mapping = await mappingOfUpload(db, upload);
  const sample = await readSample({ path: upload.path });
  const rows = await tryMapping(doors, { sample, mapping, agreementId, receivedAt: uploadedAt.getTime() });
  if (rows.length === 0) throw new DomainError("FILE_UNREADABLE", "The file holds no record.");
  const agreement =
    agreementId === null ? null : await db.agreement.findUniqueOrThrow({ where: { id: agreementId } });
  const sums = sumTrial(rows);
  return {
    ...sums,
    id: upload.id,
    name: upload.name,
    sourceId: upload.sourceId,
    agreement: agreement && {
      id: agreement.id,
      name: agreement.name,
      currency: agreement.currency,
      zone: agreement.zone,
    },
    isWhole: sample.isWhole && rows.length < MOST_TRIED,
    hasDraft: upload.draft !== null,
    operatorNames: await namesOfOperators(
      db,
      sums.operators.map(({ operatorId }) => operatorId),
    ),
    rows: worthALook(rows),
  };
}

const MOST_TRIED = 2_000;

/** The first rows of each kind, in the order of the file. */
function worthALook(rows: readonly TriedRow[]): TriedRow[] {
  const faulty = rows.filter(({ outcome }) => outcome === "quarantined" || outcome === "nobody");
  const some = new Set([...faulty.slice(0, SHOWN / 2), ...rows].slice(0, SHOWN));
  return rows.filter((row) => some.has(row));
}
