import { decimalText } from "../amount.ts";
import { type Cell, csvText } from "../csv.ts";
import type { StoryFile } from "../story.ts";
import { netOf } from "./bill.ts";
import type { Side } from "./operators.ts";
import type { FaultyBill } from "./planted-errors.ts";
import { currencyOf } from "./tariff.ts";

export const senderOf: Readonly<Record<Side, string>> = {
  de: "Nordkant Mobil AG",
  uk: "Thamesgate Telecom Ltd",
};

/** Sub-accounts by which the British invoice names operators; the German one prints our own codes. */
export const accounts: Readonly<Record<string, string>> = {
  "TG-4101": "fjord",
  "TG-4102": "grove",
  "TG-4103": "harbor",
  "TG-4104": "ember",
};

export function invoiceNumber({ side, period }: Pick<FaultyBill, "side" | "period">): string {
  return side === "de" ? `NK-${period}-7731` : `TG${period.replace("-", "")}-0098`;
}

/** The day after a month: the invoice is written on the 4th and payable a month later. */
function dayAfter(period: string, months: number, day: number): string {
  return new Date(Date.UTC(2026, Number(period.slice(5)) - 1 + months, day)).toISOString().slice(0, 10);
}

/** Germany writes CSV in the product's own columns, the United Kingdom JSON in a shape of its own. */
export function invoiceFile(bill: FaultyBill): StoryFile {
  const number = invoiceNumber(bill);
  return bill.side === "de"
    ? { path: `invoices/${number}.csv`, text: ownColumns(bill, number) }
    : { path: `invoices/${number}.json`, text: foreignJson(bill, number) };
}

function ownColumns({ period, lines, tax }: FaultyBill, number: string): string {
  const net = netOf(lines);
  const header: Cell[] = [
    "H",
    number,
    senderOf.de,
    currencyOf.de,
    dayAfter(period, 1, 4),
    dayAfter(period, 2, 4),
    period,
    decimalText(net),
    decimalText(tax),
    decimalText(net + tax),
  ];
  const rows = lines.map((line, index): Cell[] => [
    "L",
    index + 1,
    line.code,
    line.description,
    line.quantity,
    line.rate,
    decimalText(line.amount),
    line.operator,
  ]);
  return csvText([header, ...rows]);
}

function foreignJson({ period, lines, tax }: FaultyBill, number: string): string {
  const net = netOf(lines);
  const accountOf = new Map(Object.entries(accounts).map(([account, operator]) => [operator, account]));
  const invoice = {
    invoice: {
      no: number,
      from: senderOf.uk,
      ccy: currencyOf.uk,
      date: dayAfter(period, 1, 4),
      payBy: dayAfter(period, 2, 4),
    },
    month: `${period.slice(5)}/${period.slice(0, 4)}`,
    totals: { net: decimalText(net), vat: decimalText(tax), gross: decimalText(net + tax) },
    charges: lines.map((line) => ({
      item: line.description,
      account: line.operator === null ? "" : accountOf.get(line.operator),
      qty: line.quantity ?? "",
      price: line.rate ?? "",
      total: decimalText(line.amount),
    })),
  };
  return `${JSON.stringify(invoice, null, 2)}\n`;
}

/** How the British shape is read. */
export const ukInvoiceMapping = {
  format: "json",
  periodFormat: "MM/YYYY",
  header: {
    number: { pointer: "/invoice/no" },
    sender: { pointer: "/invoice/from" },
    currency: { pointer: "/invoice/ccy" },
    issuedOn: { pointer: "/invoice/date" },
    dueOn: { pointer: "/invoice/payBy" },
    period: { pointer: "/month" },
    net: { pointer: "/totals/net" },
    tax: { pointer: "/totals/vat" },
    gross: { pointer: "/totals/gross" },
  },
  lines: {
    pointer: "/charges",
    columns: { description: "item", quantity: "qty", rate: "price", amount: "total" },
  },
  lineCodes: [
    { column: "item", equals: "Data in the UK", code: "UK-DATA" },
    { column: "item", equals: "Data in the EU", code: "UK-DATA-EU" },
    { column: "item", equals: "Calls in the UK", code: "UK-VOICE" },
    { column: "item", equals: "Text messages", code: "UK-SMS" },
    { column: "item", pattern: "^Platform fee", code: "UK-PLATFORM" },
  ],
  operators: { column: "account", map: accounts },
};
