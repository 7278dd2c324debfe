import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { Micros } from "@tributary/domain/money/types";
import { groupBy } from "@tributary/domain/reconciliation/group-by";
import type { IdentityFacts } from "@tributary/domain/settlement/identity-facts";
import type { StatementDocument } from "@tributary/domain/statement/types";
import { documentTotals } from "../statement/document-totals.ts";
import { computeRun } from "./compute-run.ts";
import type { RunRow } from "./find-run.ts";
import { loadInvoice } from "./load-invoice.ts";
import { readResult, readSnapshot, runHash } from "./run-content.ts";
import type { RunResult } from "./snapshot.ts";
import { fileFacts, periodFact } from "./usage-facts.ts";

export type RunFacts = Pick<
  IdentityFacts,
  "lines" | "invoice" | "statements" | "portfolio" | "usage" | "documents" | "replays"
>;

type LineRow = Awaited<ReturnType<PortfolioTables["settlementLine"]["findMany"]>>[number];

/**
 * Lays what a run stored side by side, for identities I1 to I5, I8 and I10. Each side comes from another
 * place: amounts from the run's rows, approved cost from its result, the invoice from its own row, totals
 * from the documents, counts from the files' manifests, and the hash from computing the run again.
 */
export async function runFacts(
  tx: PortfolioTables,
  run: RunRow,
  documents: readonly StatementDocument[],
): Promise<RunFacts> {
  const snapshot = readSnapshot(run.snapshot);
  const result = readResult(run.result);
  const rows = await tx.settlementLine.findMany({ where: { runId: run.id } });
  const lateFileIds = snapshot.closed.flatMap((closed) => closed.lateFileIds);
  const invoice = run.invoiceId === null ? null : await loadInvoice(tx, run.invoiceId);
  return {
    lines: lineFacts(result, rows),
    invoice: {
      netMicros: invoice?.netMicros ?? result.settlement.amounts.invoiceMicros,
      approvedMicros: result.settlement.approved.map(({ approvedMicros }) => approvedMicros),
      netWithheldMicros: result.settlement.amounts.netRecoverableMicros,
    },
    statements: statementFacts(documents, rows),
    portfolio: {
      statementNetMicros: documents.map(({ netMicros }) => netMicros),
      allocatedCostMicros: result.settlement.allocations.flatMap(({ operators, spread }) =>
        [...operators, ...spread].map(({ amountMicros }) => amountMicros),
      ),
      marginMicros: amountsOf(rows, (row) => row.kind === "margin"),
      adjustmentMicros: amountsOf(
        rows,
        (row) => row.operatorId !== null && (row.kind === "adjustment" || row.kind === "credit"),
      ),
    },
    usage: [await periodFact(tx, snapshot), ...(await fileFacts(tx, [...snapshot.fileIds, ...lateFileIds]))],
    documents: documents.map((document) => ({
      number: document.number,
      pdfMicros: null,
      ...documentTotals(document),
    })),
    replays: [{ run: run.id, lockedHash: run.hash, replayedHash: replay(run) }],
  };
}

/**
 * The hash that the stored snapshot gives when the run is computed from it again, its stored result included.
 */
function replay(run: RunRow): string {
  const snapshot = readSnapshot(run.snapshot);
  const stored = runHash(snapshot, readResult(run.result));
  return stored === run.hash ? runHash(snapshot, computeRun(snapshot)) : stored;
}

/** Lines of one code and origin stand together: an invoice may name operators on some of them. */
function lineFacts({ settlement }: RunResult, rows: readonly LineRow[]): IdentityFacts["lines"] {
  const approved = new Map<string, Micros>();
  for (const { lineCode, key, originPeriod, approvedMicros } of settlement.allocations) {
    const name = `${lineCode ?? key} of ${originPeriod}`;
    approved.set(name, (approved.get(name) ?? 0n) + approvedMicros);
  }
  const kinds = new Set(["cost", "spread", "retained"]);
  const posted = groupBy(
    rows.filter(({ kind }) => kinds.has(kind)),
    nameOf,
  );
  return [...new Set([...approved.keys(), ...posted.keys()])].map((name) => {
    const ofLine = posted.get(name) ?? [];
    return {
      key: name,
      approvedMicros: approved.get(name) ?? 0n,
      operatorMicros: amountsOf(ofLine, (row) => row.kind !== "retained"),
      retainedMicros: sumOf(amountsOf(ofLine, (row) => row.kind === "retained")),
    };
  });
}

function statementFacts(
  documents: readonly StatementDocument[],
  rows: readonly LineRow[],
): IdentityFacts["statements"] {
  const byOperator = groupBy(rows, ({ operatorId }) => operatorId);
  return documents.map(({ operatorId, lines, number, netMicros, taxMicros, grossMicros }) => {
    const own = byOperator.get(operatorId) ?? [];
    const sumOfKind = (...kinds: string[]): Micros =>
      sumOf(amountsOf(own, ({ kind }) => kinds.includes(kind)));
    return {
      number,
      lineMicros: lines.map(({ amountMicros }) => amountMicros),
      netMicros,
      taxMicros,
      grossMicros,
      costMicros: sumOfKind("cost", "spread"),
      marginMicros: sumOfKind("margin"),
      adjustmentsMicros: sumOfKind("adjustment"),
      creditsMicros: -sumOfKind("credit"),
    };
  });
}

function nameOf({ lineCode, originPeriod }: LineRow): string {
  return `${lineCode} of ${originPeriod}`;
}

function amountsOf(rows: readonly LineRow[], accepts: (row: LineRow) => boolean): Micros[] {
  return rows.filter(accepts).map(({ amountMicros }) => amountMicros);
}

function sumOf(amounts: readonly Micros[]): Micros {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}
