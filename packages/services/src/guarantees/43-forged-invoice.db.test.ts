import { agreementTermsSchema } from "@tributary/db/terms/agreement-terms-schema";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { DomainError } from "@tributary/domain/error";
import type { InvoiceFlagCode } from "@tributary/domain/mno-invoice/types";
import { afterAll, beforeAll, expect, it } from "vitest";
import { importInvoice } from "../mno-invoice/import-invoice.ts";
import { listInvoices } from "../mno-invoice/list-invoices.ts";
import type { InvoiceFile } from "../mno-invoice/read-invoice.ts";
import { invoiceFile } from "../testing/invoice-file.ts";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { AGREEMENT, makeWorld } from "../testing/world.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  const { db } = await makeWorld(test, PLAIN_TERMS);
  await db.agreement.create({
    data: {
      id: "de1-m2m",
      mnoId: "de1",
      name: "Nordnetz M2M",
      currency: "EUR",
      zone: "Europe/Berlin",
      versions: {
        create: {
          version: 1,
          effectiveFrom: new Date(0),
          terms: agreementTermsSchema.parse(PLAIN_TERMS),
          createdBy: "setup",
        },
      },
    },
  });
});
afterAll(() => test.close());

interface Forgery {
  readonly name: string;
  readonly flag: InvoiceFlagCode;
  readonly file: InvoiceFile;
  readonly agreementId?: string;
}

const genuine = invoiceFile({ number: "R-1" });
const forgeries: readonly Forgery[] = [
  {
    name: "a duplicate number",
    flag: "DUPLICATE_NUMBER",
    file: invoiceFile({ number: "R-1", period: "2026-09" }),
  },
  {
    name: "a duplicate number under another agreement of the network",
    flag: "DUPLICATE_NUMBER",
    file: invoiceFile({ number: "R-1", period: "2026-08" }),
    agreementId: "de1-m2m",
  },
  { name: "the same bytes", flag: "DUPLICATE_BYTES", file: genuine },
  { name: "the same bytes, renamed", flag: "DUPLICATE_BYTES", file: { ...genuine, name: "other.csv" } },
  {
    name: "the same bytes under another agreement",
    flag: "DUPLICATE_BYTES",
    file: genuine,
    agreementId: "de1-m2m",
  },
  {
    name: "a total that misses its lines by a cent",
    flag: "HEADER_TOTAL",
    file: invoiceFile({ number: "R-2", period: "2026-07", net: "100.01" }),
  },
  {
    name: "a gross that is not net and tax",
    flag: "HEADER_TOTAL",
    file: invoiceFile({ number: "R-3", period: "2026-06", gross: "119.00" }),
  },
  {
    name: "a line that is not its quantity times its rate",
    flag: "LINE_ARITHMETIC",
    file: invoiceFile({
      number: "R-4",
      period: "2026-05",
      net: "900.00",
      lines: ["1,L1,Data,100,1.00,900.00"],
    }),
  },
  {
    name: "another currency",
    flag: "CURRENCY_MISMATCH",
    file: invoiceFile({ number: "R-5", period: "2026-04", currency: "USD" }),
  },
  {
    name: "a currency there is not",
    flag: "CURRENCY_MISMATCH",
    file: invoiceFile({ number: "R-6", period: "2026-03", currency: "EURO" }),
  },
  { name: "a period that is billed already", flag: "PERIOD_OVERLAP", file: invoiceFile({ number: "R-7" }) },
  {
    name: "an unknown sender",
    flag: "UNKNOWN_SENDER",
    file: invoiceFile({ number: "R-8", period: "2026-02", sender: "Nordnetz Services Ltd" }),
  },
  {
    // The o is a Cyrillic one.
    name: "a sender that only looks right",
    flag: "UNKNOWN_SENDER",
    file: invoiceFile({ number: "R-9", period: "2026-01", sender: "N\u043Erdnetz AG" }),
  },
];

/** The codes of the blocking flags, whether the invoice was stored with them or refused. */
async function flagsOf({ file, agreementId = AGREEMENT }: Forgery): Promise<string[]> {
  try {
    const imported = await importInvoice(test.portfolioDb(), { agreementId, file, actor: "mallory" });
    expect(imported.status).toBe(
      imported.flags.some(({ isBlocking }) => isBlocking) ? "flagged" : "received",
    );
    return imported.flags.filter(({ isBlocking }) => isBlocking).map(({ code }) => code);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "INVOICE_FLAGGED") throw error;
    return (error.details.flags as { code: string }[]).map(({ code }) => code);
  }
}

it("guarantee 43: every forged invoice is flagged, and the genuine one is not", async () => {
  const first = await importInvoice(test.portfolioDb(), {
    agreementId: AGREEMENT,
    file: genuine,
    actor: "ada",
  });
  expect(first).toMatchObject({ status: "received", flags: [] });

  const missed: string[] = [];
  for (const forgery of forgeries) {
    const found = await flagsOf(forgery);
    // The flag of the forgery alone: a check that cries at everything would show nothing. A copy is all that
    // it copies.
    const isAlone = found.length === 1 || forgery.flag === "DUPLICATE_BYTES";
    if (!isAlone || !found.includes(forgery.flag)) missed.push(`${forgery.name}: ${found.join(", ")}`);
  }
  const flagged = forgeries.length - missed.length;
  console.log(`guarantee 43: ${flagged} of ${forgeries.length} forged invoices are flagged`);
  expect(missed).toEqual([]);

  const standing = await listInvoices(test.portfolioDb(), { status: "received" });
  expect(standing.map(({ number }) => number)).toEqual(["R-1"]);
});
