import type { MediationDb } from "@tributary/db/doors/mediation-db";
import { decodeAgreementTerms } from "@tributary/db/terms/agreement-terms";
import type { AgreementVersion } from "@tributary/domain/agreement/types";
import { type Attributor, loadAttributor } from "@tributary/domain/attribution/attribute";
import type { NumberRange, SimAssignment } from "@tributary/domain/attribution/types";
import { DomainError } from "@tributary/domain/error";
import { parseMapping } from "../mapping/parse-mapping.ts";
import type { SourceMapping } from "../mapping/schema.ts";
import { compileVersions, type VersionFinder } from "./compile-versions.ts";

/** What mediation needs of the database; any set of doors has it. */
export interface MediationDoors {
  mediationDb(): MediationDb;
}

/**
 * A source with everything its files are read by. It stays as it was prepared: prepare again after a
 * change.
 */
export interface PreparedSource {
  readonly id: string;
  readonly agreementId: string;
  readonly mapping: SourceMapping;
  readonly attribute: Attributor;
  readonly versions: VersionFinder;
}

/** What would be put right: for a look at what it would change. */
export interface PlannedChange {
  readonly mapping?: unknown;
  readonly sims?: readonly SimAssignment[];
  readonly ranges?: readonly NumberRange[];
  /** All of the agreement's. */
  readonly versions?: readonly AgreementVersion[];
}

/**
 * Loads and compiles a source: its mapping, its agreement's terms and the SIM inventory; with a plan, as they
 * would be by it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `MAPPING_INVALID`, `TERMS_INVALID`.
 */
export async function prepareSource(
  doors: MediationDoors,
  sourceId: string,
  planned: PlannedChange = {},
): Promise<PreparedSource> {
  const db = doors.mediationDb();
  const source = await db.usageSource.findUnique({ where: { id: sourceId } });
  if (source === null) {
    throw new DomainError(
      "NOT_FOUND",
      `There is no usage source "${sourceId}": add it with its mapping first.`,
    );
  }
  const { agreementId } = source;
  const operators = await db.operator.findMany({
    select: { id: true, status: true, liveFrom: true, liveUntil: true },
  });
  return {
    id: sourceId,
    agreementId,
    mapping: parseMapping(planned.mapping ?? source.mapping),
    attribute: await loadAttributor({
      simPages: simPages(db, agreementId, planned.sims ?? []),
      expectedSims: await db.simAssignment.count({ where: { agreementId } }),
      ranges: [...(await loadRanges(db, agreementId)), ...(planned.ranges ?? [])],
      lives: operators.map(({ id, status, liveFrom, liveUntil }) => ({
        operatorId: id,
        liveFrom: liveFrom.getTime(),
        // Whoever is on its way to be live has no business yet, whatever day it aims at.
        liveUntil: (status === "onboarding" ? liveFrom : liveUntil)?.getTime() ?? null,
      })),
    }),
    versions: compileVersions(planned.versions ?? (await loadVersions(db, agreementId))),
  };
}

async function loadVersions(db: MediationDb, agreementId: string): Promise<AgreementVersion[]> {
  const rows = await db.agreementVersion.findMany({ where: { agreementId }, orderBy: { version: "asc" } });
  return rows.map(({ version, effectiveFrom, terms }) => ({
    ...{ agreementId, version, effectiveFrom: effectiveFrom.getTime() },
    terms: decodeAgreementTerms(terms),
  }));
}

async function* simPages(
  db: MediationDb,
  agreementId: string,
  planned: readonly SimAssignment[],
): AsyncGenerator<readonly SimAssignment[]> {
  yield planned;
  yield* db.simPages(agreementId);
}

async function loadRanges(db: MediationDb, agreementId: string): Promise<NumberRange[]> {
  const ranges = await db.numberRange.findMany({ where: { agreementId }, orderBy: { id: "asc" } });
  return ranges.map((row) => {
    const { id, operatorId, first, last } = row;
    return { id, operatorId, first, last, kind: row.kind === "imsi" ? "imsi" : "msisdn", ...validity(row) };
  });
}

interface Validity {
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

function validity({ validFrom, validUntil }: Validity) {
  return { validFrom: validFrom.getTime(), validUntil: validUntil?.getTime() ?? null };
}
