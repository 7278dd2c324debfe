import { Money } from "@tributary/ui/money";
import { Percent } from "@tributary/ui/percent";
import { StatTile } from "@tributary/ui/stat-tile";
import { settlementTexts } from "@/texts/settlement.ts";
import type { RunPage } from "./load-run.ts";
import { type RunAddress, tabHref } from "./run-address.ts";

const texts = settlementTexts.run.facts;

/** How much of the invoice matches, and what of it waits for somebody. */
export function RunFacts({
  page: { period, run, blockerCount },
  address,
}: {
  page: RunPage;
  address: RunAddress;
}) {
  const { currency, matchedMicros, invoiceMicros, openExceptions, openMicros, varianceMicros } = period;
  const isCompared = matchedMicros !== null && invoiceMicros !== null;
  const isBeforeApproval = run !== null && (run.status === "draft" || run.status === "approval_requested");
  return (
    <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <StatTile
        label={texts.match}
        value={isCompared ? <Percent part={matchedMicros} whole={invoiceMicros} /> : "–"}
        note={isCompared ? texts.matchNote : texts.matchNone}
      />
      <StatTile
        label={texts.open}
        value={openExceptions}
        note={openExceptions === 0 ? undefined : <Money micros={openMicros} currency={currency} />}
        tone={openExceptions === 0 ? "good" : "bad"}
        href={tabHref({ ...address, version: undefined }, "exceptions")}
      />
      <StatTile
        label={texts.variance}
        value={isCompared ? <Money micros={varianceMicros} currency={currency} isSigned /> : "–"}
        note={isCompared ? texts.varianceNote(period.disputedExceptions) : texts.matchNone}
      />
      {period.statements > 0 && run?.isLatest ? (
        <StatTile
          label={texts.statements}
          value={period.statements}
          note={texts.statementsNote(period.unpaidStatements, period.overdueStatements)}
          tone={period.overdueStatements > 0 ? "bad" : "good"}
          href={tabHref(address, "statements")}
        />
      ) : (
        <StatTile
          label={texts.blockers}
          value={isBeforeApproval ? blockerCount : "–"}
          note={isBeforeApproval && blockerCount > 0 ? texts.blockersNote : texts.blockersNone}
          tone={isBeforeApproval && blockerCount > 0 ? "warning" : "neutral"}
        />
      )}
    </div>
  );
}
