import { creditLines } from "@tributary/domain/bill/credit";
import { cycleDays } from "@tributary/domain/bill/cycle-days";
import type { BillDocument } from "@tributary/domain/bill/document";
import { amountsOf, drawUpBill } from "@tributary/domain/bill/draw-up-bill";
import { taxTotals } from "@tributary/domain/bill/tax";
import type { BillingProfileTerms } from "@tributary/domain/bill/types";
import { minorDigits, minorUnitMicros } from "@tributary/domain/money/currency";
import { parseMicros } from "@tributary/domain/money/micros";
import { expect, test } from "vitest";
import { billingProfile } from "../testing/billing-profile.ts";
import { pdfText, readPdf, statementTotalsOf } from "../testing/read-pdf.ts";
import { billFile } from "./bill-file.ts";

function profileIn(currency: string): BillingProfileTerms {
  const profile = billingProfile();
  return { ...profile, currency, rounding: { ...profile.rounding, scale: minorDigits(currency) } };
}

/** A bill with a fee, used data on as many lines as are asked for, and a promotion. */
function billIn(currency: string, usageLines = 2): BillDocument {
  const terms = profileIn(currency);
  const usage = Array.from({ length: usageLines }, (_, at) => ({
    rateCode: `data-${at}`,
    description: `Daten Österreich ${at}`,
    bundle: null,
    unit: { name: "GB", size: 1_000_000_000n },
    quantity: 1_234_567_890n + BigInt(at),
    chargeMicros: parseMicros("12.3456") * BigInt(at + 1),
  }));
  const fee = { code: "m", description: "Plan M", every: "period", taxCode: "standard" } as const;
  const fees = [{ ...fee, amountMicros: parseMicros("1999"), isProrated: true }];
  const off = { by: "percentage", bps: 1_000 } as const;
  const discounts = [{ code: "p", description: "Promotion", fee: "m", off, periods: null }];
  const plan = { planCode: "m", version: "m 1", isMain: true, fromDay: "2026-01-01", lastDay: null };
  const spells = [{ ...plan, fees, discounts }];
  const input = { cycle: cycleDays("2026-10", 1), spells, usage, adjustments: [] };
  return {
    ...drawUpBill(input, terms),
    kind: "bill",
    number: "A-2026-000001",
    issuedOn: "2026-11-02",
    dueOn: "2026-11-16",
    seller: terms.seller,
    buyer: {
      reference: "100001",
      name: "Ada Lovelace",
      addressLines: ["Am Ring 2"],
      country: "DE",
      vatId: null,
    },
    language: "en",
    rules: terms.taxes,
    credits: null,
    reason: null,
  };
}

function creditOf(bill: BillDocument): BillDocument {
  const lines = creditLines(bill.lines, [], null, minorUnitMicros(bill.currency));
  return {
    ...bill,
    ...amountsOf(lines),
    kind: "credit-note",
    number: "C-2026-000001",
    dueOn: null,
    lines,
    taxes: taxTotals(lines),
    credits: { number: bill.number, issuedOn: bill.issuedOn },
    reason: "Agreed by telephone.",
  };
}

const text = async (document: BillDocument, form: "json" | "xml") =>
  new TextDecoder().decode((await billFile(document, form)).bytes);

/** All amounts of an element of the XML, in their order. */
function amountsIn(xml: string, element: string): bigint[] {
  const found = xml.matchAll(new RegExp(`<cbc:${element} currencyID="[A-Z]{3}">([^<]+)<`, "g"));
  return [...found].map(([, amount = ""]) => parseMicros(amount));
}

test.each(["EUR", "JPY", "KWD"])(
  "PDF, JSON and XML in %s say the same of every line and total",
  async (code) => {
    for (const document of [billIn(code), creditOf(billIn(code)), billIn(code, 90)]) {
      const sign = document.kind === "bill" ? 1n : -1n;
      const { netMicros, taxMicros, grossMicros } = document;
      const totals = [netMicros, taxMicros, grossMicros].map((amount) => amount * sign);
      const nets = document.lines.map((line) => line.netMicros * sign);

      const pdf = await statementTotalsOf((await billFile(document, "pdf")).bytes);
      expect(pdf.lines).toEqual(nets);
      expect([...pdf.totals.values()]).toEqual(totals);

      const json = JSON.parse(await text(document, "json"));
      expect([json.net, json.tax, json.gross].map((amount) => parseMicros(amount) * sign)).toEqual(totals);
      expect(json.lines.map(({ net }: { net: string }) => parseMicros(net) * sign)).toEqual(nets);

      const xml = await text(document, "xml");
      const [net, ...lines] = amountsIn(xml, "LineExtensionAmount");
      expect([net, amountsIn(xml, "TaxAmount")[0], amountsIn(xml, "PayableAmount")[0]]).toEqual(totals);
      expect(lines).toEqual(nets);
    }
  },
);

test("a PDF says who bills whom, what, and until when it is to be paid", async () => {
  const printed = await pdfText((await billFile(billIn("EUR"), "pdf")).bytes);
  for (const said of [
    "Alfa Mobil & Söhne GmbH",
    "DE123456789",
    "Ada Lovelace",
    "100001",
    "A-2026-000001",
    "Payable by 16 November 2026. Please state A-2026-000001 with your payment.",
    "October 2026",
    "Daten Österreich 1",
  ]) {
    expect(printed).toContain(said);
  }
});

test.each([
  [
    "de",
    ["Rechnung A-2026-000001", "Oktober 2026", "Zahlbar bis 16. November 2026.", "Brutto EUR", "01.10.2026"],
  ],
  [
    "fr",
    ["Facture A-2026-000001", "octobre 2026", "À payer au plus tard le 16 novembre 2026.", "Total TTC EUR"],
  ],
] as const)(
  "a bill in %s is in that language, with its way to write days and amounts",
  async (language, said) => {
    const bill: BillDocument = { ...billIn("EUR"), language };
    const { bytes } = await billFile({ ...bill, buyer: { ...bill.buyer, vatId: "ATU12345678" } }, "pdf");
    const printed = await pdfText(bytes);
    for (const text of said) expect(printed).toContain(text);
    // 1999.00 a month, and 19 % of it.
    expect(printed).toContain(language === "de" ? "1.999,00" : "1 999,00");
    expect(printed).toContain("ATU12345678");
    expect(printed).not.toContain("Bill ");
    // What the operator calls its tariff stays.
    expect(printed).toContain("Daten Österreich 1");
  },
);

test("a credit note names its bill and why it was made; the same bill gives the same bytes", async () => {
  const note = creditOf(billIn("EUR"));
  const { bytes } = await billFile(note, "pdf");
  const printed = await pdfText(bytes);
  expect(printed).toContain("Takes back what is listed of bill A-2026-000001 of 2 November 2026.");
  expect(printed).toContain("Agreed by telephone.");
  expect((await billFile(note, "pdf")).bytes).toEqual(bytes);
  expect((await readPdf(bytes)).info.Title).toBe("Credit note C-2026-000001");
});
