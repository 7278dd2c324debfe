import type { AgreementVersion, DisplayUnit } from "@tributary/domain/agreement/types";
import { exact, exactToDecimal } from "@tributary/domain/money/exact";
import { PRINTED_DIGITS } from "@tributary/domain/statement/present-lines";

/** What a line is called, and how its quantities are shown. */
export interface LineFacts {
  readonly description: string;
  readonly unit: DisplayUnit | null;
}

/** Lines of usage by their code, by the latest version that has each. */
export function lineFacts(versions: readonly AgreementVersion[]): Map<string, LineFacts> {
  const lines = versions.flatMap(({ terms }) => terms.lines);
  return new Map(
    lines.map((line) => {
      const unit = line.kind === "usage" ? line.unit : null;
      return [line.code, { description: line.description, unit }];
    }),
  );
}

/** A quantity in the unit of its line, as a decimal; in base units where the line is unknown. */
export function quantityText(quantity: bigint, unit: DisplayUnit | null): string {
  return unit === null ? quantity.toString() : exactToDecimal(exact(quantity, unit.size), PRINTED_DIGITS);
}
