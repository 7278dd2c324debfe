import { sumMicros } from "../money/micros.ts";
import { shareBps } from "../money/share-bps.ts";
import type { Trade, TradeMargin } from "./types.ts";

/**
 * What is left of trades once what they cost is paid: the MVNA's margin of its statements less the cost
 * allocated to them, an operator's retail margin of its revenue less what its statements charge it.
 *
 * Units   micros of one currency, basis points of the income.
 * Shape   of trades whose outlay is known, and nothing of the others' income; null when none is. A loss is
 *         negative.
 * Rounds  the share once, half away from zero.
 */
export function tradeMargin(trades: readonly Trade[]): TradeMargin | null {
  const known = trades.flatMap(({ incomeMicros, outlayMicros }) =>
    outlayMicros === null ? [] : [{ incomeMicros, micros: incomeMicros - outlayMicros }],
  );
  if (known.length === 0) return null;
  const micros = sumMicros(known.map((trade) => trade.micros));
  return { micros, bps: shareBps(micros, sumMicros(known.map(({ incomeMicros }) => incomeMicros))) };
}
