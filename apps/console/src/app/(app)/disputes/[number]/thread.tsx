import { Card } from "@tributary/ui/card";
import { Money } from "@tributary/ui/money";
import { Timeline, type TimelineEvent } from "@tributary/ui/timeline";
import { disputeTexts } from "@/texts/dispute.ts";
import type { Dispute } from "../status.tsx";

const { states, detail } = disputeTexts;
const { thread: texts } = detail;

type Event = Dispute["events"][number];

/** Every step of the claim, in order of time. */
export function Thread({ dispute }: { readonly dispute: Dispute }) {
  const { draftedAt } = dispute;
  const drafted: TimelineEvent[] =
    draftedAt === null ? [] : [{ id: "draft", at: draftedAt, who: texts.drafted, what: "" }];
  const events = dispute.events.map(
    (event): TimelineEvent => ({
      id: event.id,
      at: event.occurredAt,
      who: event.actor,
      what: whatOf(event),
      detail: <Detail event={event} currency={dispute.currency} />,
      tone: event.fromStatus === event.toStatus ? "neutral" : states[event.toStatus].tone,
    }),
  );
  return (
    <Card title={texts.title}>
      <Timeline events={[...drafted, ...events]} zone={dispute.zone} />
    </Card>
  );
}

function whatOf({ fromStatus, toStatus }: Event): string {
  if (fromStatus === toStatus) return texts.noted;
  return texts.rests(states[fromStatus].label, states[toStatus].label);
}

function Detail({ event, currency }: { readonly event: Event; readonly currency: string }) {
  const { note, amountMicros } = event;
  return (
    <>
      {note !== "" && <p className="whitespace-pre-wrap break-words">{note}</p>}
      {amountMicros !== null && <Money micros={amountMicros} currency={currency} />}
    </>
  );
}
