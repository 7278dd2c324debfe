import { Card } from "@tributary/ui/card";
import { Timeline, type TimelineEvent } from "@tributary/ui/timeline";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import type { Subscriber } from "../status.tsx";

const { events: texts } = oneSubscriberTexts;

const TONES: Readonly<Record<string, TimelineEvent["tone"]>> = {
  activated: "good",
  resumed: "good",
  suspended: "warning",
  terminated: "bad",
  erased: "bad",
  revealed: "info",
};

/** What was done to it and by whom, the latest first. */
export function Events({ subscriber: { events, zone } }: { readonly subscriber: Subscriber }) {
  const shown = events.map(({ id, occurredAt, actor, kind, note }): TimelineEvent => {
    return {
      ...{ id, at: occurredAt, who: actor, tone: TONES[kind] },
      what: texts.kinds[kind] ?? kind,
      detail: note === "" ? undefined : note,
    };
  });
  return (
    <Card title={texts.title}>
      {shown.length === 0 ? (
        <p className="text-muted-foreground text-sm">{texts.none}</p>
      ) : (
        <Timeline events={shown} zone={zone} />
      )}
    </Card>
  );
}
