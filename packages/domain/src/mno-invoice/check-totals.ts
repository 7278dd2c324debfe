import type { AgreementVersion } from "../agreement/types.ts";
import { exact, exactToDecimal } from "../money/exact.ts";
import { formatMicros, sumMicros } from "../money/micros.ts";
import { roundExact, roundMicros } from "../money/round.ts";
import type { Micros } from "../money/types.ts";
import { digitsFor } from "./digits-for.ts";
import { flag } from "./flag.ts";
import type { InvoiceFlag, MnoInvoice } from "./types.ts";

/**
 * Checks the header: the lines add up to the net total, the tax is the agreed share of it, and both make the
 * gross total. A difference of one minor unit is flagged too: a total is a sum, so it has no rounding of its
 * own, unless the agreement rounds the total.
 *
 * Rounds  the tax to the invoice's minor unit, on the total or per line, half away from zero or in the
 *         agreement's mode.
 */
export function checkTotals(invoice: MnoInvoice, agreement: AgreementVersion): InvoiceFlag[] {
  const checks = [checkNet, checkTax, checkGross];
  return checks.flatMap((check) => check(invoice, agreement) ?? []);
}

function checkNet(invoice: MnoInvoice, agreement: AgreementVersion): InvoiceFlag | null {
  const { rounding } = agreement.terms;
  const sum = sumMicros(invoice.lines.map((line) => line.amountMicros));
  if (invoice.netMicros === sum) return null;
  if (rounding.per === "total" && invoice.netMicros === roundMicros(sum, rounding)) return null;
  const { code } = digitsFor(invoice, agreement);
  const [added, printed] = [formatMicros(sum, code), formatMicros(invoice.netMicros, code)];
  return flag(
    "HEADER_TOTAL",
    `The lines add up to ${added}, the header says ${printed}: ask the MNO for a corrected invoice.`,
    {
      differenceMicros: invoice.netMicros - sum,
    },
  );
}

function checkTax(invoice: MnoInvoice, agreement: AgreementVersion): InvoiceFlag | null {
  const { taxBps, rounding } = agreement.terms;
  const { code, digits } = digitsFor(invoice, agreement);
  const amounts = invoice.lines.map((line) => line.amountMicros);
  const accepted = (["half-up", rounding.mode] as const).flatMap((mode) => {
    const taxOn = (amount: Micros): Micros =>
      roundExact(exact(amount * BigInt(taxBps), 10_000n * 1_000_000n), { mode, scale: digits });
    return [taxOn(invoice.netMicros), sumMicros(amounts.map(taxOn))];
  });
  if (accepted.includes(invoice.taxMicros)) return null;
  const [tax = 0n] = accepted;
  const percent = exactToDecimal(exact(BigInt(taxBps), 100n), 2);
  const figures = `is ${formatMicros(tax, code)}, the invoice says ${formatMicros(invoice.taxMicros, code)}`;
  return flag("TAX", `Tax at ${percent} % of the net total ${figures}: check the tax rate with the MNO.`, {
    differenceMicros: invoice.taxMicros - tax,
  });
}

function checkGross(invoice: MnoInvoice, agreement: AgreementVersion): InvoiceFlag | null {
  const gross = invoice.netMicros + invoice.taxMicros;
  if (gross === invoice.grossMicros) return null;
  const { code } = digitsFor(invoice, agreement);
  const [added, printed] = [formatMicros(gross, code), formatMicros(invoice.grossMicros, code)];
  return flag(
    "HEADER_TOTAL",
    `Net and tax make ${added}, the gross total says ${printed}: ask the MNO for a corrected invoice.`,
    {
      differenceMicros: invoice.grossMicros - gross,
    },
  );
}
