import { formatPeriodShort } from "./format/period.ts";

/** A month over a column; its year where one begins. */
export function PeriodTick({ period, isFirst }: { period: string; isFirst: boolean }) {
  const [month, year] = formatPeriodShort(period).split(" ");
  return (
    <span>
      {month}
      <br />
      {isFirst || month === "Jan" ? year : "\u00a0"}
    </span>
  );
}
