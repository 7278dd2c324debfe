import { plainAmount } from "../money/amount-text.ts";
import { exactToDecimal } from "../money/exact.ts";
import type { Micros } from "../money/types.ts";
import type { BillDocument } from "./document.ts";
import type { BillLine } from "./types.ts";
import { customer, supplier } from "./ubl-parties.ts";
import { categoriesOf, categoryOf, taxCategory } from "./ubl-tax.ts";
import { element, writeXml, type XmlElement } from "./xml.ts";

const NAMESPACES = {
  "xmlns:cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
  "xmlns:cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
};
const SEMANTICS = "urn:cen.eu:en16931:2017";
/** UN/ECE 20: one piece. What was used stands in words: tiers and minimums have no single price. */
const ONE_PIECE = "C62";

/** How the two documents of UBL name what they share. */
const SHAPES = {
  bill: { root: "Invoice", typeCode: "380", line: "InvoiceLine", quantity: "InvoicedQuantity", sign: 1n },
  "credit-note": {
    root: "CreditNote",
    typeCode: "381",
    line: "CreditNoteLine",
    quantity: "CreditedQuantity",
    sign: -1n,
  },
} as const;

/**
 * Writes a bill or a credit note as an electronic invoice.
 *
 * Units   amounts with the currency's minor digits; those of a credit note with the opposite sign, as it is
 *         written there.
 * Shape   UBL 2.1 by the core model of EN 16931. A line is one piece at its net amount: a negative one is
 *         minus one piece, since no price is negative.
 * Source  EN 16931-1; CEN/TS 16931-3-2 (syntax binding to UBL 2.1).
 */
export function billUbl(document: BillDocument): string {
  const shape = SHAPES[document.kind];
  return writeXml(
    element(
      shape.root,
      [
        ...headOf(document),
        supplier(document.seller),
        customer(document.buyer),
        document.kind === "bill" ? termsOf(document) : null,
        taxTotal(document),
        monetaryTotal(document),
        ...document.lines.map((line) => lineElement(line, document)),
      ],
      { xmlns: `urn:oasis:names:specification:ubl:schema:xsd:${shape.root}-2`, ...NAMESPACES },
    ),
  );
}

function headOf(document: BillDocument): (XmlElement | null)[] {
  const { kind, dueOn, reason, credits } = document;
  const { root, typeCode } = SHAPES[kind];
  return [
    basic("CustomizationID", SEMANTICS),
    basic("ID", document.number),
    basic("IssueDate", document.issuedOn),
    kind === "bill" && dueOn !== null ? basic("DueDate", dueOn) : null,
    basic(`${root}TypeCode`, typeCode),
    reason === null ? null : basic("Note", reason),
    basic("DocumentCurrencyCode", document.currency),
    basic("BuyerReference", document.buyer.reference),
    periodOf(document.lines),
    credits === null
      ? null
      : element("cac:BillingReference", [
          element("cac:InvoiceDocumentReference", [
            basic("ID", credits.number),
            basic("IssueDate", credits.issuedOn),
          ]),
        ]),
  ];
}

/** From the first day that any line is for to the last. */
function periodOf(lines: readonly BillLine[]): XmlElement | null {
  const first = lines.map(({ fromDay }) => fromDay).sort()[0];
  const last = lines
    .map(({ toDay }) => toDay)
    .sort()
    .at(-1);
  if (first === undefined || last === undefined) return null;
  return element("cac:InvoicePeriod", [basic("StartDate", first), basic("EndDate", last)]);
}

function termsOf({ dueOn }: BillDocument): XmlElement | null {
  return dueOn === null ? null : element("cac:PaymentTerms", [basic("Note", `Payable by ${dueOn}.`)]);
}

function taxTotal(document: BillDocument): XmlElement {
  const subtotals = categoriesOf(document).map((sum) =>
    element("cac:TaxSubtotal", [
      amount("TaxableAmount", sum.netMicros, document),
      amount("TaxAmount", sum.taxMicros, document),
      taxCategory("TaxCategory", sum, sum.note),
    ]),
  );
  return element("cac:TaxTotal", [amount("TaxAmount", document.taxMicros, document), ...subtotals]);
}

function monetaryTotal(document: BillDocument): XmlElement {
  return element("cac:LegalMonetaryTotal", [
    amount("LineExtensionAmount", document.netMicros, document),
    amount("TaxExclusiveAmount", document.netMicros, document),
    amount("TaxInclusiveAmount", document.grossMicros, document),
    amount("PayableAmount", document.grossMicros, document),
  ]);
}

function lineElement(line: BillLine, document: BillDocument): XmlElement {
  const { line: name, quantity, sign } = SHAPES[document.kind];
  const isNegative = line.netMicros * sign < 0n;
  const price = line.netMicros < 0n ? -line.netMicros : line.netMicros;
  return element(`cac:${name}`, [
    basic("ID", String(line.lineNumber)),
    element(`cbc:${quantity}`, isNegative ? "-1" : "1", { unitCode: ONE_PIECE }),
    amount("LineExtensionAmount", line.netMicros, document),
    element("cac:InvoicePeriod", [basic("StartDate", line.fromDay), basic("EndDate", line.toDay)]),
    element("cac:Item", [
      usedOf(line),
      basic("Name", line.description),
      element("cac:SellersItemIdentification", [basic("ID", line.code)]),
      taxCategory("ClassifiedTaxCategory", categoryOf(line, document.rules), null),
    ]),
    element("cac:Price", [
      element("cbc:PriceAmount", plainAmount(price, document.currency), { currencyID: document.currency }),
    ]),
  ]);
}

function usedOf({ quantity, unit }: BillLine): XmlElement | null {
  if (quantity === null || unit === null) return null;
  return basic("Description", `${exactToDecimal(quantity, 6)} ${unit}`);
}

function amount(name: string, micros: Micros, { kind, currency }: BillDocument): XmlElement {
  const written = plainAmount(micros * SHAPES[kind].sign, currency);
  return element(`cbc:${name}`, written, { currencyID: currency });
}

function basic(name: string, text: string): XmlElement {
  return element(`cbc:${name}`, text);
}
