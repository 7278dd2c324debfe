import type { MediationDb } from "@tributary/db/doors/mediation-db";
import { decodeAgreementTerms } from "@tributary/db/terms/agreement-terms";
import { createAttributor } from "@tributary/domain/attribution/attribute";
import type { SourceMapping } from "../mapping/schema.ts";
import { compileVersions } from "../pipeline/compile-versions.ts";
import type { PreparedSource } from "../pipeline/prepare-source.ts";

/** The identifiers of one record of the sample. */
export interface SampleIdentity {
  readonly imsi: string | null;
  readonly iccid: string | null;
  readonly msisdn: string | null;
}

/** A source that is not saved yet. Its name stands in no record: a trial stores none. */
const TRIAL = "trial";

/** A source that knows nobody's SIMs and no rates: its records can be read and no more. */
export function readingSource(mapping: SourceMapping): PreparedSource {
  const attribute = createAttributor({ sims: [], ranges: [], lives: [] });
  return { id: TRIAL, agreementId: "", mapping, attribute, versions: compileVersions([]) };
}

/**
 * What a sample is judged by: an agreement's terms, and of its SIMs those that the sample names, however many
 * there are.
 */
export async function loadSampleSource(
  db: MediationDb,
  agreementId: string,
  mapping: SourceMapping,
  identities: readonly SampleIdentity[],
): Promise<PreparedSource> {
  const named = (key: keyof SampleIdentity): string[] => [
    ...new Set(identities.flatMap((identity) => identity[key] ?? [])),
  ];
  const [sims, ranges, operators, versions] = await Promise.all([
    db.simAssignment.findMany({
      where: {
        agreementId,
        OR: [
          { imsi: { in: named("imsi") } },
          { iccid: { in: named("iccid") } },
          { msisdn: { in: named("msisdn") } },
        ],
      },
      orderBy: { id: "asc" },
    }),
    db.numberRange.findMany({ where: { agreementId }, orderBy: { id: "asc" } }),
    db.operator.findMany({ select: { id: true, status: true, liveFrom: true, liveUntil: true } }),
    db.agreementVersion.findMany({ where: { agreementId }, orderBy: { version: "asc" } }),
  ]);
  const attribute = createAttributor({
    sims: sims.map((sim) => ({ ...sim, ...spell(sim.validFrom, sim.validUntil) })),
    ranges: ranges.map((range) => ({
      ...range,
      kind: range.kind === "imsi" ? ("imsi" as const) : ("msisdn" as const),
      ...spell(range.validFrom, range.validUntil),
    })),
    lives: operators.map(({ id, status, liveFrom, liveUntil }) => ({
      operatorId: id,
      liveFrom: liveFrom.getTime(),
      liveUntil: (status === "onboarding" ? liveFrom : liveUntil)?.getTime() ?? null,
    })),
  });
  const compiled = compileVersions(
    versions.map(({ version, effectiveFrom, terms }) => ({
      agreementId,
      version,
      effectiveFrom: effectiveFrom.getTime(),
      terms: decodeAgreementTerms(terms),
    })),
  );
  return { id: TRIAL, agreementId, mapping, attribute, versions: compiled };
}

function spell(from: Date, until: Date | null) {
  return { validFrom: from.getTime(), validUntil: until?.getTime() ?? null };
}
