import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { encodeRateCardTerms } from "@tributary/db/terms/rate-card-terms";
import type { RateCardTermsJson } from "@tributary/db/terms/rate-card-terms-schema";
import type { ExportedFile } from "../document/exported-file.ts";
import type { Table, TableColumn } from "../document/table.ts";
import { type TableFileForm, tableFile } from "../document/table-file.ts";
import { findRateCard, loadVersion } from "./card-versions.ts";
import { RATE_COLUMNS, type RateCells, type RateColumn } from "./rate-columns.ts";
import { rateRows } from "./rate-rows.ts";

const NUMBERS: ReadonlySet<RateColumn> = new Set([
  ...(["unit_size", "first", "next", "set_up_fee", "minimum_charge", "maximum_charge", "up_to"] as const),
  ...(["price", "tier_fee", "block", "package_size", "package_free"] as const),
]);

const COLUMNS: readonly TableColumn<RateCells>[] = RATE_COLUMNS.map(({ key, label }) => ({
  ...{ key, label, kind: NUMBERS.has(key) ? "quantity" : "text" },
  value: (cells: RateCells) => cells[key] ?? null,
}));

/**
 * Writes a version of a rate card as a file that can be changed and imported again.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function exportRateCard(
  { shared }: OperatorDb,
  request: { readonly code: string; readonly version: number; readonly form: TableFileForm },
): Promise<ExportedFile> {
  const { code, version, form } = request;
  const { id, name } = await findRateCard(shared, code);
  const { terms } = await loadVersion(shared, id, version);
  const table = rateTable(`${name}, version ${version}`, encodeRateCardTerms(terms));
  return tableFile(`rate-card-${code}-v${version}`, table, form);
}

/** A card as the table that its file is made of. */
export function rateTable(title: string, terms: RateCardTermsJson): Table<RateCells> {
  return { title, zone: terms.zone, columns: COLUMNS, rows: rateRows(terms) };
}
