import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { exact, exactToDecimal } from "@tributary/domain/money/exact";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { ExportedFile } from "../document/exported-file.ts";
import type { Table, TableColumn } from "../document/table.ts";
import { type TableFileForm, tableFile } from "../document/table-file.ts";
import { listRetailTotals, type RetailListRequest } from "./list-retail-totals.ts";
import type { RetailSummary } from "./retail-summary.ts";
import { showOperatorRetail } from "./show-operator-retail.ts";

/** More operators than any portfolio has. */
const LARGEST_EXPORT = 10_000;

interface ExportedRow {
  readonly operatorId: string;
  readonly period: PeriodLabel;
  readonly currency: string;
  readonly figures: RetailSummary;
}

/** Writes one period of all operators, in the order of the page. */
export async function exportRetailTotals(
  db: PortfolioDb,
  { form, ...request }: Omit<RetailListRequest, "page" | "size"> & { readonly form: TableFileForm },
): Promise<ExportedFile> {
  const list = await listRetailTotals(db, { ...request, page: 1, size: LARGEST_EXPORT });
  const rows =
    list === null
      ? []
      : list.operators.rows.map(({ operatorId, now }) => {
          return { operatorId, ...scopeOf(list.scope), figures: now };
        });
  return tableFile("retail", retailTable(rows), form);
}

/** Writes twelve months of one operator, the oldest first. */
export async function exportOperatorRetail(
  db: PortfolioDb,
  { form, ...request }: Parameters<typeof showOperatorRetail>[1] & { readonly form: TableFileForm },
): Promise<ExportedFile> {
  const { operatorId } = request;
  const shown = await showOperatorRetail(db, request);
  const rows =
    shown === null
      ? []
      : shown.months.map(({ period, ...figures }) => {
          return { operatorId, period, currency: shown.scope.currency, figures };
        });
  return tableFile(`retail-${operatorId}`, retailTable(rows), form);
}

function scopeOf({ currency, period }: { readonly currency: string; readonly period: PeriodLabel }) {
  return { currency, period };
}

function retailTable(rows: readonly ExportedRow[]): Table<ExportedRow> {
  const currency = (row: ExportedRow): string => row.currency;
  const count = (key: string, label: string, figureOf: (figures: RetailSummary) => number) =>
    ({ kind: "integer", key, label, value: ({ figures }: ExportedRow) => figureOf(figures) }) as const;
  const money = (key: string, label: string, figureOf: (figures: RetailSummary) => bigint | null) =>
    ({
      kind: "money",
      key,
      label,
      value: ({ figures }: ExportedRow) => figureOf(figures),
      currency,
    }) as const;
  const percent = (key: string, label: string, figureOf: (figures: RetailSummary) => number | null) =>
    decimal(key, label, 100n, ({ figures }) => figureOf(figures));
  return {
    title: "Retail",
    zone: "UTC",
    columns: [
      { kind: "text", key: "operator", label: "Operator", value: ({ operatorId }) => operatorId },
      { kind: "period", key: "period", label: "Period", value: ({ period }) => period },
      count("opening_subscribers", "Subscribers at the beginning", (own) => own.openingSubscribers),
      count("closing_subscribers", "Subscribers at the end", (own) => own.closingSubscribers),
      decimal("average_subscribers", "Average subscribers", 10n, ({ figures }) => figures.averageTenths),
      count("activations", "Activations", (own) => own.activations),
      count("voluntary", "Left by themselves", (own) => own.voluntary),
      count("involuntary", "Ended by the operator", (own) => own.involuntary),
      count("ported_out", "Ported out", (own) => own.portedOut),
      percent("churn_percent", "Churn %", (own) => own.churnBps),
      count("bills", "Bills", (own) => own.bills),
      money("net_revenue", "Net revenue", (own) => own.revenueMicros),
      money("arpu", "ARPU", (own) => own.arpuMicros),
      money("retail_margin", "Retail margin", (own) => own.retailMargin?.micros ?? null),
      money("mvna_margin", "MVNA margin", (own) => own.mvnaMargin?.micros ?? null),
      percent("retail_margin_percent", "Retail margin %", (own) => own.retailMargin?.bps ?? null),
      percent("mvna_margin_percent", "MVNA margin %", (own) => own.mvnaMargin?.bps ?? null),
      {
        kind: "text",
        key: "state",
        label: "State",
        value: ({ figures }) => stateOf(figures),
      },
    ],
    rows,
  };
}

/** A number of parts of one as a decimal: tenths, hundredths. */
function decimal(
  key: string,
  label: string,
  parts: bigint,
  figureOf: (row: ExportedRow) => bigint | number | null,
): TableColumn<ExportedRow> {
  const digits = parts.toString().length - 1;
  const value = (row: ExportedRow): string | null => {
    const count = figureOf(row);
    return count === null ? null : exactToDecimal(exact(BigInt(count), parts), digits);
  };
  return { kind: "quantity", key, label, value };
}

function stateOf({ isProvisional, isMarginProvisional }: RetailSummary): string {
  if (isProvisional) return "provisional";
  return isMarginProvisional ? "margins provisional" : "final";
}
