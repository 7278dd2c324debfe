import { Day } from "@tributary/ui/day";
import { toneInk } from "@tributary/ui/tone";
import { ToneIcon } from "@tributary/ui/tone-icon";
import { disputeTexts } from "@/texts/dispute.ts";

const URGENT_DAYS = 3;

interface DeadlineProps {
  /** YYYY-MM-DD, the last day for the notice in the agreement's zone. */
  readonly on: string;
  /** null once the notice is out. */
  readonly daysLeft: number | null;
}

/** The last day for a notice, and how much time is left; red when it runs out or has run out. */
export function Deadline({ on, daysLeft }: DeadlineProps) {
  return (
    <span className="grid">
      <Day on={on} />
      <Countdown daysLeft={daysLeft} />
    </span>
  );
}

/** How much time is left for a notice, in words. */
export function Countdown({ daysLeft }: Pick<DeadlineProps, "daysLeft">) {
  const texts = disputeTexts.deadline;
  if (daysLeft === null) return <span className="text-muted-foreground text-xs">{texts.sent}</span>;
  const tone = daysLeft < URGENT_DAYS ? "bad" : "neutral";
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap text-xs ${toneInk[tone]}`}>
      {tone === "bad" && <ToneIcon tone="bad" className="size-3" />}
      {daysLeft < 0 ? texts.late(-daysLeft) : texts.left(daysLeft)}
    </span>
  );
}
