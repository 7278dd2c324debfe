import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { ExportedFile } from "../document/exported-file.ts";
import type { TableColumn } from "../document/table.ts";
import { type TableFileForm, tableFile } from "../document/table-file.ts";
import type { ExceptionView } from "./exception-view.ts";
import { type ExceptionPageRequest, pageExceptions } from "./page-exceptions.ts";

/** More than this is asked for by narrower filters. */
const LARGEST_EXPORT = 50_000;

/**
 * The queue as a file: everything that the filter lets through, in the order of the screen.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when that is more than one file should hold.
 */
export async function exportExceptions(
  db: PortfolioDb,
  { form, ...request }: Omit<ExceptionPageRequest, "cursor" | "limit"> & { readonly form: TableFileForm },
): Promise<ExportedFile> {
  const { rows, nextCursor, zone, currency, operatorNames } = await pageExceptions(db, {
    ...request,
    limit: LARGEST_EXPORT,
  });
  if (nextCursor !== null) {
    throw new DomainError(
      "INPUT_INVALID",
      `More than ${LARGEST_EXPORT} exceptions match: narrow the filter.`,
    );
  }
  const { agreementId, period } = request;
  const table = { title: `Exceptions ${period}`, zone, columns: columnsOf(currency, operatorNames), rows };
  return tableFile(`exceptions-${agreementId}-${period}`, table, form);
}

function columnsOf(code: string, names: ReadonlyMap<string, string>): TableColumn<ExceptionView>[] {
  const currency = () => code;
  const nameOf = (operatorId: string | null): string =>
    operatorId === null ? "Unattributed" : (names.get(operatorId) ?? operatorId);
  return [
    { kind: "instant", key: "found_at", label: "Found", value: (row) => row.createdAt },
    { kind: "text", key: "key", label: "Line", value: (row) => row.key },
    { kind: "text", key: "description", label: "Description", value: (row) => row.description },
    {
      kind: "text",
      key: "operators",
      label: "Operators",
      value: ({ parts }) => parts.map(({ operatorId }) => nameOf(operatorId)).join(", "),
    },
    { kind: "quantity", key: "our_quantity", label: "Our quantity", value: (row) => row.expectedQuantity },
    {
      kind: "quantity",
      key: "billed_quantity",
      label: "Invoice quantity",
      value: (row) => row.billedQuantity,
    },
    { kind: "quantity", key: "difference", label: "Difference", value: (row) => row.deltaQuantity },
    { kind: "text", key: "unit", label: "Unit", value: (row) => row.unit },
    { kind: "money", key: "expected", label: "Expected", value: (row) => row.expectedMicros, currency },
    { kind: "money", key: "billed", label: "Billed", value: (row) => row.billedMicros, currency },
    { kind: "money", key: "money", label: "Money", value: (row) => row.deltaMicros, currency },
    { kind: "text", key: "cause", label: "Likely cause", value: (row) => row.cause },
    { kind: "text", key: "explanation", label: "Explanation", value: (row) => row.explanation },
    { kind: "text", key: "status", label: "Status", value: (row) => row.status },
    { kind: "text", key: "reason", label: "Reason", value: (row) => row.reason },
    { kind: "text", key: "decided_by", label: "Decided by", value: (row) => row.decidedBy },
    { kind: "instant", key: "decided_at", label: "Decided", value: (row) => row.decidedAt },
  ];
}
