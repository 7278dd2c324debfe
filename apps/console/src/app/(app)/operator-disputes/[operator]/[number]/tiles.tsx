import { Instant } from "@tributary/ui/instant";
import { Money } from "@tributary/ui/money";
import { StatTile } from "@tributary/ui/stat-tile";
import { operatorDisputeTexts } from "@/texts/operator-dispute.ts";
import type { OperatorDispute } from "../../status.tsx";

const { tiles: texts } = operatorDisputeTexts.detail;

/** What is contested, what was given back, since when. */
export function DisputeTiles({ dispute }: { readonly dispute: OperatorDispute }) {
  const { currency, contestedMicros, creditedMicros, openedAt, openedBy, answeredAt, zone } = dispute;
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <StatTile
        label={texts.contested}
        tone={dispute.isUnanswered ? "warning" : "neutral"}
        value={<Money micros={contestedMicros} currency={currency} />}
      />
      <StatTile label={texts.credited} value={<Money micros={creditedMicros} currency={currency} />} />
      <StatTile
        label={texts.opened}
        value={<Instant at={openedAt} zone={zone} style="date" />}
        note={openedBy}
      />
      <StatTile
        label={texts.answered}
        value={answeredAt === null ? texts.waits : <Instant at={answeredAt} zone={zone} style="date" />}
      />
    </div>
  );
}
