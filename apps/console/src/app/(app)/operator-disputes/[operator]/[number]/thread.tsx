import { Money } from "@tributary/ui/money";
import { Timeline, type TimelineEvent } from "@tributary/ui/timeline";
import { operatorDisputeTexts } from "@/texts/operator-dispute.ts";
import type { OperatorDispute } from "../../status.tsx";

const { states, detail } = operatorDisputeTexts;
const { thread: texts } = detail;

type Event = OperatorDispute["events"][number];

/** Everything that was said and done; what an answer gave for each line stands in the lines themselves. */
export function Thread({ dispute }: { readonly dispute: OperatorDispute }) {
  const said = dispute.events.filter(({ lineNumber }) => lineNumber === null);
  const events = said.map(
    (event, index): TimelineEvent => ({
      id: event.id,
      at: event.occurredAt,
      who: `${texts[event.side]}, ${event.actor}`,
      what: index === 0 ? texts.opened : whatOf(event),
      detail: <Detail event={event} currency={dispute.currency} />,
      tone: event.fromStatus === event.toStatus ? "neutral" : states[event.toStatus].tone,
    }),
  );
  return <Timeline events={events} zone={dispute.zone} />;
}

function whatOf({ fromStatus, toStatus }: Event): string {
  if (fromStatus === toStatus) return texts.wrote;
  if (toStatus === "withdrawn") return texts.withdrew;
  return toStatus === "in_review" ? texts.reviewing : texts.answered;
}

function Detail({ event, currency }: { readonly event: Event; readonly currency: string }) {
  const { note, amountMicros } = event;
  return (
    <>
      {note !== "" && <p className="whitespace-pre-wrap break-words">{note}</p>}
      {amountMicros !== null && (
        <p>
          {detail.tiles.credited} <Money micros={amountMicros} currency={currency} />
        </p>
      )}
    </>
  );
}
