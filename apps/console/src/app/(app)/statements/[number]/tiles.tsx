import { Day } from "@tributary/ui/day";
import { Money } from "@tributary/ui/money";
import { Percent } from "@tributary/ui/percent";
import { StatTile } from "@tributary/ui/stat-tile";
import { statementTexts } from "@/texts/statement.ts";
import type { Statement } from "../status.tsx";

const { tiles: texts } = statementTexts.detail;

/** What is owed and since when, and what it brings. */
export function StatementTiles({ statement }: { readonly statement: Statement }) {
  const { standing, cost, currency } = statement;
  const { payableCurrency, payableMicros, paidMicros, openMicros, overdueMicros } = standing;
  const money = (micros: bigint) => <Money micros={micros} currency={payableCurrency} />;
  const isOverdue = overdueMicros > 0n;
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <StatTile
        label={texts.payable}
        value={money(payableMicros)}
        note={payableMicros < 0n ? texts.credit : undefined}
      />
      <StatTile
        label={texts.open}
        tone={isOverdue ? "bad" : "neutral"}
        value={money(openMicros)}
        note={
          <>
            {money(isOverdue ? overdueMicros : paidMicros)} {isOverdue ? texts.overdue : texts.paid}
          </>
        }
      />
      <StatTile label={texts.due} value={<Day on={statement.dueOn} />} />
      {cost !== null && (
        <StatTile
          label={texts.margin}
          value={<Money micros={cost.marginMicros} currency={currency} />}
          note={
            <>
              <Percent part={cost.marginMicros} whole={cost.netMicros} />, {texts.notSeen}
            </>
          }
        />
      )}
    </div>
  );
}
