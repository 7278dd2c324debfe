import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMicros } from "../money/micros.ts";
import { creditLines } from "./credit.ts";
import type { BillDocument } from "./document.ts";
import { amountsOf } from "./draw-up-bill.ts";
import { brokenRules, figuresOf } from "./invoice-rules.fixture.ts";
import { taxLines, taxTotals } from "./tax.ts";
import { CENTS, PROFILE } from "./terms.fixture.ts";
import type { BillItem, BillLine } from "./types.ts";
import { billUbl } from "./ubl.ts";
import { allAt, readXml, textAt } from "./xml-reader.fixture.ts";

function item(price: bigint, taxCode: string, description = "Data at home"): BillItem {
  const days = { fromDay: "2026-10-01", toDay: "2026-10-31" };
  const quantity = { numerator: 3n, denominator: 2n };
  return {
    kind: "usage",
    code: "data",
    description,
    quantity,
    unit: "GB",
    ...days,
    priceMicros: price,
    taxCode,
  };
}

function documentOf(lines: readonly BillLine[], more: Partial<BillDocument> = {}): BillDocument {
  return {
    kind: "bill",
    number: "A-2026-000001",
    period: "2026-10",
    issuedOn: "2026-11-02",
    dueOn: "2026-11-16",
    currency: "EUR",
    seller: PROFILE.seller,
    language: "en",
    buyer: {
      reference: "100001",
      name: "Ada <Lovelace>",
      addressLines: ["Am Ring 2"],
      country: "DE",
      vatId: null,
    },
    lines,
    taxes: taxTotals(lines),
    rules: PROFILE.taxes,
    credits: null,
    reason: null,
    ...amountsOf(lines),
    ...more,
  };
}

const prices = fc.array(
  fc.record({
    price: fc.bigInt(-100_000n, 500_000n).map((cents) => cents * 10_000n),
    taxCode: fc.constantFrom(...PROFILE.taxes.map(({ code }) => code)),
  }),
  { minLength: 1, maxLength: 20 },
);

test("what is written keeps the arithmetic rules of EN 16931, with every way of taxing", () => {
  fc.assert(
    fc.property(prices, fc.constantFrom("line", "group" as const), (wanted, taxPer) => {
      const items = wanted.map(({ price, taxCode }) => item(price, taxCode));
      const document = documentOf(taxLines(items, PROFILE.taxes, { ...CENTS, taxPer }));
      expect(brokenRules(figuresOf(readXml(billUbl(document))))).toEqual([]);
    }),
  );
});

test("the checker sees what is broken", () => {
  const xml = billUbl(documentOf(taxLines([item(parseMicros("10"), "standard")], PROFILE.taxes, CENTS)));
  const broken = (from: string, to: string) => brokenRules(figuresOf(readXml(xml.replace(from, to))));
  expect(broken("", "")).toEqual([]);
  expect(
    broken('TaxInclusiveAmount currencyID="EUR">11.90', 'TaxInclusiveAmount currencyID="EUR">11.91'),
  ).toEqual(["BR-CO-15", "BR-CO-16"]);
  expect(broken('TaxableAmount currencyID="EUR">10.00', 'TaxableAmount currencyID="EUR">100.00')).toEqual([
    "BR-CO-17",
    "BR-S-08",
  ]);
});

test("a bill is an invoice of type 380 with its figures, its days and both parties", () => {
  const lines = taxLines(
    [item(parseMicros("10"), "standard"), item(parseMicros("-2"), "standard")],
    PROFILE.taxes,
    CENTS,
  );
  const root = readXml(billUbl(documentOf(lines)));
  expect(root.name).toBe("Invoice");
  const at = (path: string) => textAt(root, path);
  expect(at("cbc:InvoiceTypeCode")).toBe("380");
  expect(at("cbc:DueDate")).toBe("2026-11-16");
  expect(at("cac:InvoicePeriod/cbc:StartDate")).toBe("2026-10-01");
  expect(at("cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID")).toBe("DE123456789");
  expect(at("cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName")).toBe(
    "Alfa Mobil & Söhne GmbH",
  );
  expect(at("cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName")).toBe(
    "Ada <Lovelace>",
  );
  expect(at("cac:LegalMonetaryTotal/cbc:PayableAmount")).toBe("9.52");
  const [, discount] = allAt(root, "cac:InvoiceLine");
  if (discount === undefined) throw new Error("a line is missing");
  expect(textAt(discount, "cbc:InvoicedQuantity")).toBe("-1");
  expect(textAt(discount, "cac:Price/cbc:PriceAmount")).toBe("2.00");
  expect(textAt(discount, "cac:Item/cbc:Description")).toBe("1.5 GB");
});

test("a credit note is of type 381, names its bill, and its amounts are positive", () => {
  const lines = taxLines([item(parseMicros("10"), "standard")], PROFILE.taxes, CENTS);
  const taken = creditLines(lines, [], null, 10_000n);
  const credits = { number: "A-2026-000001", issuedOn: "2026-11-02" };
  const note = documentOf(taken, { kind: "credit-note", number: "C-2026-000001", dueOn: null, credits });
  const root = readXml(billUbl({ ...note, reason: "Agreed by telephone." }));
  expect(root.name).toBe("CreditNote");
  expect(textAt(root, "cbc:CreditNoteTypeCode")).toBe("381");
  expect(textAt(root, "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID")).toBe("A-2026-000001");
  expect(textAt(root, "cac:LegalMonetaryTotal/cbc:PayableAmount")).toBe("11.90");
  expect(textAt(root, "cbc:Note")).toBe("Agreed by telephone.");
  expect(brokenRules(figuresOf(root))).toEqual([]);
});

describe("texts", () => {
  test("whatever a description holds, the document is well formed and says it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (description) => {
        const lines = taxLines([item(1_000_000n, "standard", description)], PROFILE.taxes, CENTS);
        const root = readXml(billUbl(documentOf(lines)));
        const said = textAt(root, "cac:InvoiceLine/cac:Item/cbc:Name") ?? "";
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold.
        const cannotBeHeld = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu;
        expect(said.trim()).toBe(description.replace(cannotBeHeld, "").trim());
      }),
    );
  });
});

test("a buyer with a VAT number is named with it, as what is taxed at the buyer needs", () => {
  const lines = taxLines([item(1_000_000n, "reverse")], PROFILE.taxes, PROFILE.rounding);
  const document = documentOf(lines);
  const buyer = { ...document.buyer, vatId: "ATU12345678" };
  // BR-AE-02: the buyer's VAT identifier (BT-48) stands in its party's tax scheme.
  const xml = billUbl({ ...document, buyer });
  const party = /<cac:AccountingCustomerParty>.*?<\/cac:AccountingCustomerParty>/s.exec(xml)?.[0] ?? "";
  expect(party).toMatch(/<cac:PartyTaxScheme>\s*<cbc:CompanyID>ATU12345678</);
  expect(billUbl(document)).not.toContain("ATU12345678");
});
