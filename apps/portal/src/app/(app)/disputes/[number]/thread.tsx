import { Money } from "@tributary/ui/money";
import { Timeline, type TimelineEvent } from "@tributary/ui/timeline";
import { disputeTexts } from "@/texts/dispute.ts";
import type { Dispute } from "../status.tsx";

const { thread: texts } = disputeTexts.detail;

type Event = Dispute["events"][number];

/** Everything that was said and done, in order of time. */
export function Thread({ dispute }: { readonly dispute: Dispute }) {
  const events = dispute.events.map((event, index): TimelineEvent => {
    return {
      id: event.id,
      at: event.occurredAt,
      who: `${event.side === "operator" ? texts.you : texts.mvna}, ${event.actor}`,
      what: whatOf(event, index === 0),
      detail: <Detail event={event} currency={dispute.currency} />,
      tone: toneOf(event, index === 0),
    };
  });
  return <Timeline events={events} zone={dispute.zone} />;
}

function whatOf({ fromStatus, toStatus, lineNumber }: Event, isFirst: boolean): string {
  if (isFirst) return texts.opened;
  if (lineNumber !== null) return texts.line(lineNumber);
  if (fromStatus === toStatus) return texts.wrote;
  if (toStatus === "withdrawn") return texts.withdrew;
  return toStatus === "in_review" ? texts.reviewing : texts.answered;
}

function toneOf({ toStatus, fromStatus }: Event, isFirst: boolean): TimelineEvent["tone"] {
  if (isFirst) return "info";
  if (fromStatus === toStatus) return "neutral";
  if (toStatus === "accepted") return "good";
  if (toStatus === "partly_accepted") return "warning";
  return toStatus === "rejected" ? "bad" : "neutral";
}

function Detail({ event, currency }: { readonly event: Event; readonly currency: string }) {
  const { note, amountMicros } = event;
  if (note === "" && amountMicros === null) return null;
  return (
    <>
      {note !== "" && <p className="whitespace-pre-wrap">{note}</p>}
      {amountMicros !== null && (
        <p>
          {texts.credited} <Money micros={amountMicros} currency={currency} />
        </p>
      )}
    </>
  );
}
