import { formatMicros } from "@tributary/domain/money/micros";
import type { IdentityReport } from "@tributary/domain/settlement/identities";
import { section, tableText } from "../output/table.ts";
import type { ReportedException } from "./exception.ts";
import type { MonthEndReport, RecordCounts, ReportedInvoice, ReportedStatement } from "./load-report.ts";

interface InCurrency {
  readonly currency: string;
}

const money =
  <Row extends InCurrency>(pick: (row: Row) => bigint) =>
  (row: Row): string =>
    formatMicros(pick(row), row.currency);

/** The month-ends for people: records, statements, invoices, exceptions with their cause, identities. */
export function reportText(report: MonthEndReport): string {
  const { records, statements, invoices, exceptions, identities, runs } = report;
  const blockers = runs.flatMap((run) =>
    run.blockers.map(({ message }) => `  ${run.agreement} ${run.period}: ${message}`),
  );
  return [
    section("Usage records", recordsText(records)),
    section("Operators: cost, margin, statement", statementsText(statements)),
    section("Host networks: billed, approved, disputed, payable", invoicesText(invoices)),
    section("Exceptions: cause and money", exceptionsText(exceptions)),
    section("Waiting for somebody", blockers.join("\n")),
    section("Identities", identitiesText(identities)),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

export function recordsText(records: RecordCounts): string {
  const rows = Object.entries(records);
  return tableText(
    [
      { title: "", value: ([name]) => name },
      { title: "records", value: ([, count]) => count.toLocaleString("en-US"), isNumber: true },
    ],
    rows,
  );
}

export function statementsText(rows: readonly ReportedStatement[]): string {
  if (rows.length === 0) return "";
  return tableText<ReportedStatement>(
    [
      { title: "Period", value: ({ period }) => period },
      { title: "Agreement", value: ({ agreement }) => agreement },
      { title: "Operator", value: ({ operator }) => operator },
      { title: "Cost", value: money(({ costMicros }) => costMicros), isNumber: true },
      { title: "Margin", value: money(({ marginMicros }) => marginMicros), isNumber: true },
      { title: "Adjustments", value: money(({ adjustmentsMicros }) => adjustmentsMicros), isNumber: true },
      { title: "Statement net", value: money(({ netMicros }) => netMicros), isNumber: true },
      { title: "Cur", value: ({ currency }) => currency },
      { title: "Pays", value: paysText, isNumber: true },
      { title: "Statement", value: ({ number }) => number ?? "not issued" },
    ],
    rows,
  );
}

function paysText({ converted }: ReportedStatement): string {
  return converted === null
    ? ""
    : `${formatMicros(converted.netMicros, converted.currency)} ${converted.currency}`;
}

export function invoicesText(rows: readonly ReportedInvoice[]): string {
  if (rows.length === 0) return "";
  return tableText<ReportedInvoice>(
    [
      { title: "Period", value: ({ period }) => period },
      { title: "Invoice", value: ({ number }) => number },
      { title: "Billed", value: money(({ billedMicros }) => billedMicros), isNumber: true },
      { title: "Approved", value: money(({ approvedMicros }) => approvedMicros), isNumber: true },
      { title: "Gross disputed", value: money((row) => row.grossDisputedMicros), isNumber: true },
      { title: "Net recoverable", value: money((row) => row.netRecoverableMicros), isNumber: true },
      { title: "Payable", value: money(({ payableMicros }) => payableMicros), isNumber: true },
      { title: "Cur", value: ({ currency }) => currency },
    ],
    rows,
  );
}

export function exceptionsText(rows: readonly ReportedException[]): string {
  if (rows.length === 0) return "";
  return tableText<ReportedException>(
    [
      { title: "Period", value: ({ period }) => period },
      { title: "Agreement", value: ({ agreement }) => agreement },
      { title: "Line", value: ({ key }) => key },
      { title: "Operator", value: ({ operator }) => operator ?? "-" },
      { title: "Cause", value: ({ cause }) => cause },
      { title: "Difference", value: money(({ amountMicros }) => amountMicros), isNumber: true },
      { title: "Cur", value: ({ currency }) => currency },
      { title: "Status", value: ({ status }) => status },
      { title: "Why", value: ({ explanation }) => explanation },
    ],
    rows,
  );
}

export function identitiesText(identities: IdentityReport): string {
  return tableText(
    [
      { title: "", value: ([id]) => id },
      { title: "", value: ([, { holds }]) => (holds ? "holds" : "BROKEN") },
      { title: "", value: ([, { evidence }]) => evidence },
    ],
    Object.entries(identities),
  );
}
