import { Day } from "@tributary/ui/day";
import { type Tone, toneInk } from "@tributary/ui/tone";
import { ToneIcon } from "@tributary/ui/tone-icon";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";

const URGENT_DAYS = 7;

interface DueProps {
  /** YYYY-MM-DD */
  readonly on: string;
  /** Negative behind the due date. */
  readonly daysLeft: number;
  /** null for an invoice that is not to be settled: it is not counted down. */
  readonly payableMicros: bigint | null;
}

/** When an invoice is due, and how much time is left while something is owed. */
export function Due({ on, daysLeft, payableMicros }: DueProps) {
  return (
    <span className="grid">
      <Day on={on} />
      <Countdown daysLeft={daysLeft} payableMicros={payableMicros} />
    </span>
  );
}

/** How much time is left, in words; red when it has run out. */
export function Countdown({ daysLeft, payableMicros }: Omit<DueProps, "on">) {
  const texts = mnoInvoiceTexts.due;
  if (payableMicros === null) return null;
  if (payableMicros === 0n) return <span className="text-muted-foreground text-xs">{texts.paid}</span>;
  const tone: Tone = daysLeft < 0 ? "bad" : daysLeft < URGENT_DAYS ? "warning" : "neutral";
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap text-xs ${toneInk[tone]}`}>
      {tone !== "neutral" && <ToneIcon tone={tone} className="size-3" />}
      {daysLeft < 0 ? texts.late(-daysLeft) : texts.left(daysLeft)}
    </span>
  );
}
