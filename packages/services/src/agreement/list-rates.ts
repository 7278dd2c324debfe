import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { encodeAgreementTerms } from "@tributary/db/terms/agreement-terms";
import type { ChargeLineJson } from "@tributary/db/terms/agreement-terms-schema";
import type { AgreementTerms } from "@tributary/domain/agreement/types";
import { dayAt } from "@tributary/domain/period/period";
import { sumQuarantine } from "../usage-file/sum-quarantine.ts";
import { listAgreements } from "./list-agreements.ts";

export type UsageLineJson = Extract<ChargeLineJson, { kind: "usage" }>;

/** What an agreement has rates for, and what waits for one. */
export interface AgreementRates {
  readonly id: string;
  readonly name: string;
  readonly mnoName: string;
  readonly currency: string;
  readonly zone: string;
  /** The first day of its first version. */
  readonly firstDay: string;
  /** Networks on which the dialled number leads to the zone; on others the network does. null: not said. */
  readonly numbersDecideOn: readonly string[] | null;
  /** Lines of usage of its latest version, in their order. */
  readonly lines: readonly UsageLineJson[];
  /** null when nothing waits. */
  readonly waiting: {
    readonly records: bigint;
    readonly valueMicros: bigint;
    readonly estimateMicros: bigint;
    readonly oldestAt: Date;
  } | null;
}

/** Lists the agreements with their lines of usage and what waits because they have no rate for it. */
export async function listRates(db: PortfolioDb): Promise<AgreementRates[]> {
  const agreements = await listAgreements(db);
  return Promise.all(
    agreements.map(async ({ code, name, mno, currency, zone, versions }) => {
      const inTime = [...versions].sort(
        (one, other) => one.effectiveFrom - other.effectiveFrom || one.version - other.version,
      );
      const latest = inTime.at(-1)?.terms;
      const [sum] = await sumQuarantine(db, { agreementId: code, reason: "UNRATEABLE" });
      return {
        ...{ id: code, name, mnoName: mno.name, currency, zone },
        firstDay: dayAt(inTime[0]?.effectiveFrom ?? 0, zone),
        ...(latest === undefined ? { numbersDecideOn: null, lines: [] } : ratedBy(latest)),
        waiting: sum ?? null,
      };
    }),
  );
}

function ratedBy(terms: AgreementTerms): Pick<AgreementRates, "numbersDecideOn" | "lines"> {
  const { lines, zones } = encodeAgreementTerms(terms);
  return {
    numbersDecideOn: zones.homePlmns ?? null,
    lines: lines.flatMap((line) => (line.kind === "usage" ? [line] : [])),
  };
}
