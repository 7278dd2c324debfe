import type { CurrencyCode, Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";

interface ColumnName {
  /** Heads the column in the raw form: snake_case. */
  readonly key: string;
  /** Heads it in the formatted form, as on the screen. */
  readonly label: string;
}

/** What a column holds; `value` answers null for an empty cell. */
type ColumnKind<Row> =
  | { readonly kind: "text"; readonly value: (row: Row) => string | null }
  | {
      readonly kind: "money";
      readonly value: (row: Row) => Micros | null;
      readonly currency: (row: Row) => CurrencyCode;
    }
  /** A decimal, as the database prints it. */
  | { readonly kind: "quantity"; readonly value: (row: Row) => string | null }
  | { readonly kind: "integer"; readonly value: (row: Row) => bigint | number | null }
  | { readonly kind: "instant"; readonly value: (row: Row) => Date | null }
  /** YYYY-MM-DD */
  | { readonly kind: "date"; readonly value: (row: Row) => string | null }
  | { readonly kind: "period"; readonly value: (row: Row) => PeriodLabel | null };

export type TableColumn<Row> = ColumnName & ColumnKind<Row>;

/** A list as somebody looks at it: its columns, and the rows that its search and filters left. */
export interface Table<Row> {
  readonly title: string;
  /** IANA zone in which the formatted form shows instants. */
  readonly zone: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
}

/**
 * Puts a currency's code behind the amounts in it, so that an amount stays a number. Neighbours that take
 * their currency from the same function share one such column.
 */
export function withCurrencies<Row>(columns: readonly TableColumn<Row>[]): TableColumn<Row>[] {
  return columns.flatMap((column, index): TableColumn<Row>[] => {
    const next = columns[index + 1];
    if (column.kind !== "money") return [column];
    if (next?.kind === "money" && next.currency === column.currency) return [column];
    const code: TableColumn<Row> = {
      kind: "text",
      key: `${column.key}_currency`,
      label: "Currency",
      value: column.currency,
    };
    return [column, code];
  });
}

/** What a quantity's text has to be to count as a number; anything else is a text like any other. */
export function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
