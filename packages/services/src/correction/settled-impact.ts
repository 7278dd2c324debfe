import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { AgreementVersion } from "@tributary/domain/agreement/types";
import { ownRateLine } from "@tributary/domain/margin/own-rates";
import type { Micros } from "@tributary/domain/money/types";
import { nextLabel } from "@tributary/domain/period/period";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import { postedAmounts } from "@tributary/domain/settlement/correct-closed-period";
import type { CorrectionDelta } from "@tributary/mediation/correction/types";
import { relevantVersions } from "../reconciliation/load-facts.ts";
import { computeRun } from "../settlement/compute-run.ts";
import { correctClosed } from "../settlement/correct-closed.ts";
import type { AgreementFacts } from "../settlement/load-agreement.ts";
import { loadClosed } from "../settlement/load-corrections.ts";
import { loadInputs } from "../settlement/load-inputs.ts";
import { loadDays, ownUsage, sumDays, type UsageOfDay } from "../settlement/load-usage.ts";
import type { SettledImpact, UsageImpact } from "./types.ts";
import { deltaDays } from "./usage-impact.ts";

interface Posted {
  readonly operatorId: string | null;
  readonly lineCode: string;
  readonly amountMicros: Micros;
}

interface Sides {
  readonly before: readonly Posted[];
  readonly after: readonly Posted[];
}

/**
 * Settles an open period with its usage and terms as they were rated, and as they come to be. Terms that no
 * record of the period was rated by are those that were agreed since.
 */
export async function openSides(
  tx: PortfolioTables,
  agreement: AgreementFacts,
  period: PeriodLabel,
  deltas: readonly CorrectionDelta[],
): Promise<Sides> {
  const { agreementId, versions } = agreement;
  const snapshot = await loadInputs(tx, agreementId, period);
  const days = await loadDays(tx, ownUsage(agreementId, period));
  const known = ratedBy(versions, days);
  const settled = (of: readonly AgreementVersion[], usage: readonly UsageOfDay[]): Posted[] => {
    const relevant = relevantVersions({ ...agreement, versions: of }, period);
    const result = computeRun({ ...snapshot, versions: relevant, usage: sumDays(relevant, usage) });
    return postedAmounts(result.settlement);
  };
  return {
    before: settled(known, days),
    after: settled(versions, [...days, ...deltaDays(deltas)]),
  };
}

/** What a settled period's correction comes to in the next open one, without and with what changes now. */
export async function closedSides(
  tx: PortfolioTables,
  agreement: AgreementFacts,
  period: PeriodLabel,
  postedIn: PeriodLabel,
  deltas: readonly CorrectionDelta[],
): Promise<Sides> {
  const closed = await loadClosed(tx, agreement, period, postedIn);
  if (closed === null) return { before: [], after: [] };
  const { agreementId } = agreement;
  const days = await loadDays(tx, { agreementId, period });
  const known = ratedBy(agreement.versions, days);
  const adjusted = (of: readonly AgreementVersion[], usage: readonly UsageOfDay[]): Posted[] => {
    const facts = { ...closed.facts, versions: relevantVersions({ ...agreement, versions: of }, period) };
    const corrected = correctClosed({ ...closed, facts: { ...facts, usage: sumDays(of, usage) } }, []);
    return corrected.adjustments.map(({ operatorId, lineCode, amountMicros }) => {
      return { operatorId, lineCode, amountMicros };
    });
  };
  return {
    before: adjusted(known, days),
    after: adjusted(agreement.versions, [...days, ...deltaDays(deltas)]),
  };
}

/** The next period after a settled one whose statements are not issued. */
export async function nextOpen(
  tx: PortfolioTables,
  agreementId: string,
  period: PeriodLabel,
): Promise<PeriodLabel> {
  const issued = await tx.settlementRun.findMany({
    where: { agreementId, status: "issued", period: { gt: period } },
    select: { period: true },
  });
  const settled = new Set(issued.map((run) => run.period));
  let label = nextLabel(period);
  while (settled.has(label)) label = nextLabel(label);
  return label;
}

/** A higher number than any record bears was agreed after all of them were rated. */
function ratedBy(versions: readonly AgreementVersion[], days: readonly UsageOfDay[]): AgreementVersion[] {
  const latest = Math.max(...days.map(({ rateVersion }) => rateVersion));
  return days.length === 0 ? [...versions] : versions.filter(({ version }) => version <= latest);
}

/** Lines whose amount changes, each with the usage behind it. */
export function settledImpact(
  { before, after }: Sides,
  usage: readonly UsageImpact[],
  terms: ReturnType<typeof governingVersion>["terms"],
): SettledImpact[] {
  const lines = new Map<string, SettledImpact>();
  const add = (side: "beforeMicros" | "afterMicros", posted: Posted): void => {
    const { operatorId, lineCode } = posted;
    const key = JSON.stringify([operatorId ?? "\uffff", lineCode]);
    const known = lines.get(key) ?? { operatorId, lineCode, beforeMicros: 0n, afterMicros: 0n, why: [] };
    lines.set(key, { ...known, [side]: known[side] + posted.amountMicros });
  };
  for (const posted of before) add("beforeMicros", posted);
  for (const posted of after) add("afterMicros", posted);
  return [...lines]
    .filter(([, { beforeMicros, afterMicros }]) => beforeMicros !== afterMicros)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, line]) => ({ ...line, why: whyOf(line, usage, terms) }));
}

function whyOf(
  { operatorId, lineCode }: SettledImpact,
  usage: readonly UsageImpact[],
  terms: ReturnType<typeof governingVersion>["terms"],
): string[] {
  const own = usage.find((line) => line.operatorId === operatorId && line.lineCode === lineCode);
  if (own !== undefined && own.why.length > 0) return [...own.why];
  if (ownRateLine(lineCode) !== null) return ["the margin is what the operator's own rate leaves"];
  if (lineCode.startsWith("MARGIN_")) return ["the margin follows the cost"];
  const line = terms.lines.find(({ code }) => code === lineCode);
  if (line?.kind === "commitment") return ["the commitment follows its terms and its lines"];
  if (usage.some((other) => other.lineCode === lineCode)) return ["the line is shared anew"];
  return ["the terms of the line have changed"];
}
