import type { OwnStatement } from "@tributary/services/statement/list-own-statements";
import type { StandingStatement } from "@tributary/services/statement/list-statements";
import type { StatementForMvna } from "@tributary/services/statement/show-statement";

/** How a number stands, in the currency it is paid in: the same to the MVNA and to the operator. */
export function standingDto(row: StandingStatement | OwnStatement) {
  return {
    payableCurrency: row.owedCurrency,
    payableMicros: row.owedMicros,
    paidMicros: row.paidMicros,
    openMicros: row.openMicros,
    overdueMicros: row.overdueMicros,
    review: row.review,
    payment: row.payment,
  };
}

/** The document's amounts in the currency that is paid, where it is another. */
export function convertedDto(converted: StatementForMvna["document"]["converted"]) {
  if (converted === null) return null;
  const { currency, netMicros, taxMicros, grossMicros, rate, source, validOn } = converted;
  return { currency, netMicros, taxMicros, grossMicros, rate, source, validOn };
}
