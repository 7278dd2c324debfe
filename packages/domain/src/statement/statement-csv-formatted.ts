import { groupDecimal, groupedAmount } from "../money/amount-text.ts";
import type { CurrencyCode, Micros } from "../money/types.ts";
import { spellDate, spellPeriod } from "../period/spell.ts";
import { csvLines, groupedCell, textCell } from "./csv-cells.ts";
import { percentText } from "./percent-text.ts";
import type { StatementDocument } from "./types.ts";

const HEADER = ["Line", "Code", "Description", "Quantity", "Unit", "Period", "Amount", "Currency"];
/** Without it a spreadsheet reads the file in its system's old code page, and "Łódź" is lost. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Writes a statement as CSV for people, with the figures of {@link statementCsv}.
 *
 * Units   amounts with thousands separators and the currency's digits, the currency in its own column, so
 *         that negative ones stay numbers; dates and periods spelled.
 * Shape   a leading line says what the document is and in which time zone its periods are cut; then a header,
 *         one row per line, and the totals, those in the other currency with rate, source and date.
 * Source  RFC 4180; OWASP, CSV injection.
 */
export function statementCsvFormatted(statement: StatementDocument): string {
  const { currency, period, converted } = statement;
  const lines = statement.lines.map((line, index) => [
    String(index + 1),
    textCell(line.code),
    textCell(line.description),
    groupedCell(groupDecimal(line.quantity ?? "")),
    textCell(line.unit ?? ""),
    textCell(spellPeriod(line.originPeriod)),
    ...amountCells(line.amountMicros, currency),
  ]);
  const total = (label: string, amount: Micros, unit: CurrencyCode) => {
    return ["", "", textCell(label), "", "", textCell(spellPeriod(period)), ...amountCells(amount, unit)];
  };
  const tax = `Tax ${percentText(statement.taxBps)}`;
  const totals = [
    total("Net", statement.netMicros, currency),
    total(tax, statement.taxMicros, currency),
    total("Gross", statement.grossMicros, currency),
  ];
  if (converted !== null) {
    const at = `at ${converted.rate}, ${converted.source}, ${spellDate(converted.validOn)}`;
    totals.push(
      total(`Net ${at}`, converted.netMicros, converted.currency),
      total(`${tax} ${at}`, converted.taxMicros, converted.currency),
      total(`Gross ${at}`, converted.grossMicros, converted.currency),
    );
  }
  return BYTE_ORDER_MARK + csvLines([[textCell(titleOf(statement))], HEADER, ...lines, ...totals]);
}

function titleOf({ number, version, period, zone, issuedOn, dueOn }: StatementDocument): string {
  const dates = `issued ${spellDate(issuedOn)}, due ${spellDate(dueOn)}`;
  return `Statement ${number}, version ${version}, ${spellPeriod(period)}, ${dates}, time zone ${zone}`;
}

function amountCells(amount: Micros, currency: CurrencyCode): [string, string] {
  return [groupedCell(groupedAmount(amount, currency)), currency];
}
