import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { absMicros } from "@tributary/domain/money/micros";
import { shareBps } from "@tributary/domain/money/share-bps";
import type { CurrencyCode, Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { groupBy } from "@tributary/domain/reconciliation/group-by";
import type { OperatorSettlement, Settlement } from "@tributary/domain/settlement/types";
import { inOrder, type Page, pageOf } from "../overview/operator-page.ts";
import { computeRun } from "../settlement/compute-run.ts";
import { readResult, readSnapshot } from "../settlement/run-content.ts";
import type { SettlementSnapshot } from "../settlement/snapshot.ts";
import { changeMargin, type MarginChange } from "./change-margin.ts";
import { changeRates, type RateChange } from "./change-rates.ts";

export interface WhatIfRequest {
  readonly agreementId: string;
  /** Who is shown and whose margin changes; none stands for all, and then a margin changes where it is. */
  readonly operatorIds: readonly string[];
  readonly margin: MarginChange;
  readonly rates: readonly RateChange[];
  /** Which page of operators; the totals are of all. */
  readonly page: number;
}

export interface WhatIfFigures {
  readonly costMicros: Micros;
  readonly marginMicros: Micros;
  /** The statement's net: cost, margin, corrections of earlier periods and credits. */
  readonly chargeMicros: Micros;
  readonly marginBps: number | null;
}

export interface WhatIfComparison {
  readonly now: WhatIfFigures;
  readonly whatIf: WhatIfFigures;
  /** What if, less now. */
  readonly delta: Omit<WhatIfFigures, "marginBps">;
}

export interface WhatIf {
  readonly currency: CurrencyCode;
  /** The settled periods compared, the latest first. */
  readonly periods: readonly PeriodLabel[];
  /** Whose charge moves most first. */
  readonly operators: Page<WhatIfOperatorRow>;
  readonly byPeriod: readonly WhatIfPeriod[];
  readonly total: WhatIfComparison;
}

export interface WhatIfPeriod extends WhatIfComparison {
  readonly period: PeriodLabel;
}

export interface WhatIfOperatorRow {
  readonly operatorId: string;
  readonly name: string;
  readonly byPeriod: readonly WhatIfPeriod[];
  readonly total: WhatIfComparison;
}

const PERIODS = 3;
const ROWS = 25;

/**
 * Settles the last periods of an agreement again with other terms, by the run's own computation on its own
 * snapshot. Nothing is stored. Null when none of its periods is settled.
 *
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN`; `INPUT_INVALID` for a line that cannot be priced again.
 */
export async function compareWhatIf(db: PortfolioDb, request: WhatIfRequest): Promise<WhatIf | null> {
  const [runs, names] = await Promise.all([
    settledRuns(db, request.agreementId),
    db.operator.findMany({ select: { id: true, name: true } }),
  ]);
  const [latest] = runs;
  if (latest === undefined) return null;
  const rows = runs.flatMap((run) => compareRun(run, request));
  const periods = runs.map(({ period }) => period);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return {
    currency: latest.currency,
    periods,
    operators: pageOf(byOperator(rows, nameOf), request.page, ROWS),
    byPeriod: periods.map((period) => ({
      period,
      ...sumOf(rows.filter((row) => row.period === period)),
    })),
    total: sumOf(rows),
  };
}

interface ComparedRow extends WhatIfPeriod {
  readonly operatorId: string;
}

function byOperator(rows: readonly ComparedRow[], nameOf: ReadonlyMap<string, string>): WhatIfOperatorRow[] {
  const operators = [...groupBy(rows, ({ operatorId }) => operatorId)].map(([operatorId, own]) => ({
    operatorId,
    name: nameOf.get(operatorId) ?? operatorId,
    byPeriod: own.map(({ operatorId: _, ...row }) => row),
    total: sumOf(own),
  }));
  return inOrder(operators, ({ total }) => absMicros(total.delta.chargeMicros), true);
}

interface SettledRun {
  readonly period: PeriodLabel;
  readonly currency: CurrencyCode;
  readonly snapshot: SettlementSnapshot;
  readonly settlement: Settlement;
}

async function settledRuns(db: PortfolioDb, agreementId: string): Promise<SettledRun[]> {
  const agreement = await db.agreement.findUnique({
    where: { id: agreementId },
    select: {
      currency: true,
      runs: {
        where: { status: { in: ["approved", "issued"] } },
        orderBy: { period: "desc" },
        take: PERIODS,
        select: { period: true, snapshot: true, result: true },
      },
    },
  });
  if (agreement === null) {
    throw new DomainError("AGREEMENT_UNKNOWN", "There is no such agreement: check its code.", {
      agreementId,
    });
  }
  const { currency, runs } = agreement;
  return runs.map(({ period, snapshot, result }) => ({
    period,
    currency,
    snapshot: readSnapshot(snapshot),
    settlement: readResult(result).settlement,
  }));
}

function compareRun({ period, snapshot, settlement }: SettledRun, request: WhatIfRequest): ComparedRow[] {
  const { operatorIds, margin, rates } = request;
  const chosen = new Set(
    operatorIds.length > 0 ? operatorIds : snapshot.operators.map(({ operatorId }) => operatorId),
  );
  const named = new Set(operatorIds);
  const changed = computeRun(changeMargin(changeRates(snapshot, rates), named, margin)).settlement;
  const [before, after] = [settlement, changed].map(
    ({ operators }) => new Map(operators.map((operator) => [operator.operatorId, figuresOf(operator)])),
  );
  return [...chosen]
    .filter((operatorId) => before?.has(operatorId) || after?.has(operatorId))
    .sort()
    .map((operatorId) => ({
      operatorId,
      period,
      ...compared(before?.get(operatorId) ?? NOTHING, after?.get(operatorId) ?? NOTHING),
    }));
}

const NOTHING: WhatIfFigures = { costMicros: 0n, marginMicros: 0n, chargeMicros: 0n, marginBps: null };

function figuresOf({ costMicros, marginMicros, netMicros }: OperatorSettlement): WhatIfFigures {
  const chargeMicros = netMicros;
  return { costMicros, marginMicros, chargeMicros, marginBps: shareBps(marginMicros, chargeMicros) };
}

function compared(now: WhatIfFigures, whatIf: WhatIfFigures): WhatIfComparison {
  return {
    now,
    whatIf,
    delta: {
      costMicros: whatIf.costMicros - now.costMicros,
      marginMicros: whatIf.marginMicros - now.marginMicros,
      chargeMicros: whatIf.chargeMicros - now.chargeMicros,
    },
  };
}

function sumOf(rows: readonly WhatIfComparison[]): WhatIfComparison {
  const add = (side: (row: WhatIfComparison) => WhatIfFigures): WhatIfFigures => {
    const sum = (amountOf: (figures: WhatIfFigures) => Micros) =>
      rows.reduce((total, row) => total + amountOf(side(row)), 0n);
    const marginMicros = sum((figures) => figures.marginMicros);
    const chargeMicros = sum((figures) => figures.chargeMicros);
    return {
      costMicros: sum((figures) => figures.costMicros),
      marginMicros,
      chargeMicros,
      marginBps: shareBps(marginMicros, chargeMicros),
    };
  };
  return compared(
    add(({ now }) => now),
    add(({ whatIf }) => whatIf),
  );
}
