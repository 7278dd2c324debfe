import type { Table } from "../document/table.ts";
import type { Evidence } from "./evidence.ts";
import {
  type ClaimRow,
  claimRows,
  dayRows,
  decimal,
  type PackedEvidence,
  type UsageRow,
  usageRows,
} from "./packed-evidence.ts";

export function claimsTable(pack: PackedEvidence): Table<ClaimRow> {
  const currency = (): string => pack.currency;
  return {
    title: "Claims",
    zone: pack.zone,
    columns: [
      { kind: "text", key: "claim", label: "Claim", value: (row) => row.key },
      { kind: "text", key: "line_code", label: "Line", value: (row) => row.lineCode },
      { kind: "text", key: "description", label: "Description", value: (row) => row.description },
      { kind: "period", key: "period", label: "Period", value: (row) => row.period },
      { kind: "text", key: "invoice_lines", label: "Invoice lines", value: (row) => row.invoiceLines },
      { kind: "money", key: "billed", label: "Billed", value: (row) => row.billedMicros, currency },
      { kind: "money", key: "expected", label: "Expected", value: (row) => row.expectedMicros, currency },
      { kind: "money", key: "difference", label: "Difference", value: (row) => row.deltaMicros, currency },
      { kind: "money", key: "claimed", label: "Claimed", value: (row) => row.claimedMicros, currency },
      {
        kind: "quantity",
        key: "billed_quantity",
        label: "Billed quantity",
        value: (row) => row.billedQuantity,
      },
      {
        kind: "quantity",
        key: "expected_quantity",
        label: "Our quantity",
        value: (row) => row.expectedQuantity,
      },
      { kind: "text", key: "unit", label: "Unit", value: (row) => row.unit },
      { kind: "quantity", key: "billed_rate", label: "Billed rate", value: (row) => row.billedRate },
      { kind: "quantity", key: "agreed_rate", label: "Agreed rate", value: (row) => row.expectedRate },
      { kind: "text", key: "cause", label: "Cause", value: (row) => row.cause },
      { kind: "text", key: "explanation", label: "Explanation", value: (row) => row.explanation },
    ],
    rows: claimRows(pack),
  };
}

type InvoiceLineRow = Evidence["invoice"]["lines"][number];

/** As the MNO printed them; the line code is the agreement line that each was mapped to. */
export function invoiceLinesTable(pack: PackedEvidence): Table<InvoiceLineRow> {
  const currency = (): string => pack.currency;
  return {
    title: "Disputed invoice lines",
    zone: pack.zone,
    columns: [
      { kind: "integer", key: "line", label: "Line", value: (row) => row.lineNumber },
      { kind: "text", key: "line_code", label: "Agreement line", value: (row) => row.lineCode },
      { kind: "text", key: "description", label: "Description", value: (row) => row.description },
      { kind: "period", key: "period", label: "Period", value: (row) => row.period },
      { kind: "quantity", key: "quantity", label: "Quantity", value: (row) => decimal(row.quantity) },
      { kind: "quantity", key: "rate", label: "Rate", value: (row) => decimal(row.rate) },
      { kind: "money", key: "amount", label: "Amount", value: (row) => row.amountMicros, currency },
    ],
    rows: pack.evidence.invoice.lines,
  };
}

export function usageTable(pack: PackedEvidence): Table<UsageRow> {
  return { title: "Usage", zone: pack.zone, columns: usageColumns("period"), rows: usageRows(pack) };
}

export function daysTable(pack: PackedEvidence): Table<UsageRow> {
  return { title: "Usage by day", zone: pack.zone, columns: usageColumns("day"), rows: dayRows(pack) };
}

function usageColumns(by: "period" | "day"): Table<UsageRow>["columns"] {
  const when: Table<UsageRow>["columns"] =
    by === "day"
      ? [{ kind: "date", key: "day", label: "Day", value: (row) => row.day }]
      : [{ kind: "period", key: "period", label: "Period", value: (row) => row.period }];
  return [
    { kind: "text", key: "line_code", label: "Line", value: (row) => row.lineCode },
    { kind: "text", key: "description", label: "Description", value: (row) => row.description },
    ...when,
    { kind: "text", key: "outcome", label: "Outcome", value: (row) => row.outcome },
    { kind: "integer", key: "records", label: "Records", value: (row) => row.records },
    { kind: "quantity", key: "quantity", label: "Quantity", value: (row) => row.quantity },
    { kind: "text", key: "unit", label: "Unit", value: (row) => row.unit },
  ];
}

type FileRow = Evidence["files"][number];

export function filesTable(pack: PackedEvidence): Table<FileRow> {
  return {
    title: "Usage files",
    zone: pack.zone,
    columns: [
      { kind: "text", key: "name", label: "File", value: (row) => row.name },
      { kind: "integer", key: "sequence", label: "Sequence", value: (row) => row.sequence },
      { kind: "integer", key: "received", label: "Records", value: (row) => row.received },
      { kind: "integer", key: "accepted", label: "Accepted", value: (row) => row.accepted },
      { kind: "integer", key: "duplicates", label: "Duplicates", value: (row) => row.duplicates },
      { kind: "integer", key: "quarantined", label: "Quarantined", value: (row) => row.quarantined },
      { kind: "text", key: "sha256", label: "SHA-256", value: (row) => row.sha256 },
    ],
    rows: pack.evidence.files,
  };
}
