import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { Pricing } from "@tributary/domain/agreement/types";
import { exactToDecimal } from "@tributary/domain/money/exact";
import { periodOf } from "@tributary/domain/period/period";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import { loadAgreement } from "../settlement/load-agreement.ts";
import { loadOperators } from "../settlement/load-operators.ts";
import { isRepriceable } from "./change-rates.ts";

export interface WhatIfLine {
  readonly code: string;
  readonly description: string;
  readonly unit: string;
  /** The rate in force as a decimal; null where there is no single one. */
  readonly rate: string | null;
  readonly isRepriceable: boolean;
}

export interface WhatIfOperator {
  readonly operatorId: string;
  readonly name: string;
  /** The latest terms' first markup and fixed fee; null without. */
  readonly markupBps: number | null;
  readonly fixedMicros: bigint | null;
}

export interface WhatIfOptions {
  readonly agreements: readonly { readonly id: string; readonly name: string; readonly currency: string }[];
  readonly agreementId: string;
  readonly currency: string;
  readonly operators: readonly WhatIfOperator[];
  readonly lines: readonly WhatIfLine[];
}

/**
 * Lists what can be tried on an agreement: its operators with their margin in force, its lines with their
 * rate. The first agreement when none is asked for; null when no agreement has a settled period.
 */
export async function listWhatIfOptions(db: PortfolioDb, asked?: string): Promise<WhatIfOptions | null> {
  const agreements = await db.agreement.findMany({
    where: { runs: { some: { status: { in: ["approved", "issued"] } } } },
    select: {
      id: true,
      name: true,
      currency: true,
      runs: {
        where: { status: { in: ["approved", "issued"] } },
        orderBy: { period: "desc" },
        take: 1,
        select: { period: true },
      },
    },
    orderBy: { id: "asc" },
  });
  const chosen = agreements.find(({ id }) => id === asked) ?? agreements[0];
  const [run] = chosen?.runs ?? [];
  if (chosen === undefined || run === undefined) return null;
  const { versions, zone } = await loadAgreement(db, chosen.id);
  const { terms } = governingVersion(versions, run.period);
  return {
    agreements: agreements.map(({ id, name, currency }) => ({ id, name, currency })),
    agreementId: chosen.id,
    currency: chosen.currency,
    operators: await listOperators(db, chosen.id, run.period, zone),
    lines: terms.lines.flatMap((line): WhatIfLine[] => {
      if (line.kind !== "usage" && line.kind !== "sim") return [];
      const { code, description, pricing } = line;
      const unit = line.kind === "sim" ? "SIM" : line.unit.name;
      return [{ code, description, unit, rate: rateOf(pricing), isRepriceable: isRepriceable(line, terms) }];
    }),
  };
}

async function listOperators(db: PortfolioDb, agreementId: string, period: string, zone: string) {
  const [operators, names] = await Promise.all([
    loadOperators(db, agreementId, periodOf(period, zone)),
    db.operator.findMany({ select: { id: true, name: true } }),
  ]);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return operators
    .filter(({ marginVersions }) => marginVersions.length > 0)
    .map(({ operatorId, marginVersions }): WhatIfOperator => {
      const components = marginVersions.at(-1)?.terms.components ?? [];
      const markup = components.find((component) => component.kind === "markup");
      const fixed = components.find((component) => component.kind === "fixed");
      return {
        operatorId,
        name: nameOf.get(operatorId) ?? operatorId,
        markupBps: markup?.bps ?? null,
        fixedMicros: fixed?.amountMicros ?? null,
      };
    })
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}

function rateOf(pricing: Pricing): string | null {
  return pricing.model === "per-unit" ? exactToDecimal(pricing.rate, 12) : null;
}
