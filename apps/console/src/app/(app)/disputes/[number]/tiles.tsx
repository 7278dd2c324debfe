import { Day } from "@tributary/ui/day";
import { Money } from "@tributary/ui/money";
import { StatTile } from "@tributary/ui/stat-tile";
import { disputeTexts } from "@/texts/dispute.ts";
import { Countdown } from "../deadline.tsx";
import type { Dispute } from "../status.tsx";

const { tiles: texts } = disputeTexts.detail;
const URGENT_DAYS = 3;

/** What is at stake, what came back, and how much time is left. */
export function DisputeTiles({ dispute }: { readonly dispute: Dispute }) {
  const { currency, noticeDaysLeft } = dispute;
  const isUrgent = noticeDaysLeft !== null && noticeDaysLeft < URGENT_DAYS;
  const money = (micros: bigint) => <Money micros={micros} currency={currency} />;
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-5">
      <StatTile label={texts.gross} value={money(dispute.grossDisputedMicros)} note={texts.grossNote} />
      <StatTile label={texts.net} value={money(dispute.netRecoverableMicros)} note={texts.netNote} />
      <StatTile label={texts.credited} value={money(dispute.creditedMicros)} />
      <StatTile label={texts.rejected} value={money(dispute.rejectedMicros)} />
      <StatTile
        label={texts.deadline}
        tone={isUrgent ? "bad" : "neutral"}
        value={<Day on={dispute.noticeDeadlineOn} />}
        note={<Countdown daysLeft={noticeDaysLeft} />}
        className="max-lg:col-span-2"
      />
    </div>
  );
}
