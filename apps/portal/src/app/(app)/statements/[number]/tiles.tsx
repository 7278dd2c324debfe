import { Day } from "@tributary/ui/day";
import { Money } from "@tributary/ui/money";
import { StatTile } from "@tributary/ui/stat-tile";
import { statementTexts } from "@/texts/statement.ts";
import type { Statement } from "./load.ts";

/** What is owed by this statement and until when. */
export function StatementTiles({ statement }: { readonly statement: Statement }) {
  const { tiles, tileNotes } = statementTexts.detail;
  const { standing, converted, currency, grossMicros } = statement;
  const { payableCurrency, paidMicros, openMicros, overdueMicros } = standing;
  const payable = converted ?? { grossMicros, currency };
  const isOverdue = statement.isLatest && overdueMicros > 0n;
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <StatTile
        label={tiles.payable}
        value={<Money micros={payable.grossMicros} currency={payable.currency} />}
        note={payable.grossMicros < 0n ? tileNotes.credit : undefined}
      />
      <StatTile
        label={tiles.open}
        tone={isOverdue ? "bad" : "neutral"}
        value={<Money micros={openMicros} currency={payableCurrency} />}
        note={
          isOverdue ? (
            <>
              {tileNotes.overdue}: <Money micros={overdueMicros} currency={payableCurrency} />
            </>
          ) : (
            <>
              {tileNotes.paid}: <Money micros={paidMicros} currency={payableCurrency} />
            </>
          )
        }
      />
      <StatTile label={tiles.due} value={<Day on={statement.dueOn} />} />
    </div>
  );
}
