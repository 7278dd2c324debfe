import { parseMicros } from "@tributary/domain/money/micros";
import type { Micros } from "@tributary/domain/money/types";
import { canonicalJson } from "@tributary/domain/statement/canonical";
import { statementCsv } from "@tributary/domain/statement/statement-csv";
import type { StatementDocument } from "@tributary/domain/statement/types";
import { readDocument } from "./document.ts";

export interface DocumentTotals {
  /** The gross total as it is read back from each form. */
  readonly jsonMicros: Micros;
  readonly csvMicros: Micros;
}

/** Reads the gross total back from both forms of a statement, as somebody who received them would. */
export function documentTotals(document: StatementDocument): DocumentTotals {
  const rows = statementCsv(document).split("\r\n");
  const gross = rows.find((row) => row.startsWith(",GROSS,"))?.split(",")[6];
  return {
    jsonMicros: readDocument(JSON.parse(canonicalJson(document))).grossMicros,
    csvMicros: parseMicros(gross ?? ""),
  };
}
