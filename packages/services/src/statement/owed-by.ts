import type { Micros } from "@tributary/domain/money/types";
import type { StatementDocument } from "@tributary/domain/statement/types";

/** What an operator owes by a statement, in the currency it pays in. */
export function owedBy({ grossMicros, converted }: StatementDocument): Micros {
  return converted?.grossMicros ?? grossMicros;
}
