import { csvText } from "../csv.ts";

/** The MNO's invoice as printed, in the product's own columns. The sum of the seven lines is 127,232.00. */
const lines = [
  ["L", 1, "L1", "Domestic data", "94900", null, "76430.00"],
  ["L", 2, "L2", "EU roaming data", "3690", "1.30", "4797.00"],
  ["L", 3, "L3", "Domestic voice", "2729500", "0.006", "16377.00"],
  ["L", 4, "L4", "SMS", "560000", "0.004", "2240.00"],
  ["L", 5, "L5", "SIM fee", "69740", "0.25", "17435.00"],
  ["L", 6, "L6", "Platform fee", "1", "5000.00", "5000.00"],
  ["L", 7, "L7", "Shortfall against the minimum commitment", null, null, "4953.00"],
] as const;

const header = {
  number: "NN-2026-10-0417",
  sender: "Nordnetz AG",
  currency: "EUR",
  issuedOn: "2026-11-04",
  dueOn: "2026-12-04",
  period: "2026-10",
  net: "127232.00",
  tax: "0.00",
  gross: "127232.00",
};

export const INVOICE_NUMBER = header.number;

export function invoiceCsv(): string {
  return csvText([["H", ...Object.values(header)], ...lines]);
}

/** The same invoice as JSON, under a name of its own: a user has one or the other. */
export function invoiceJson(): string {
  const asObjects = lines.map(([, lineNumber, lineCode, description, quantity, rate, amount]) => ({
    lineNumber,
    lineCode,
    description,
    quantity,
    rate,
    amount,
  }));
  return `${JSON.stringify({ ...header, lines: asObjects }, null, 2)}\n`;
}
