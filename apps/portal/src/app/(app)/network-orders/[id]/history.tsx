import { Card } from "@tributary/ui/card";
import { Timeline, type TimelineEvent } from "@tributary/ui/timeline";
import { networkOrderTexts } from "@/texts/network-order.ts";
import type { Order } from "../status.tsx";

const { detail: texts } = networkOrderTexts;

const TONES: Readonly<Record<Order["events"][number]["kind"], TimelineEvent["tone"]>> = {
  placed: "neutral",
  done: "good",
  accepted: "info",
  refused: "bad",
  "not-now": "warning",
  "given-up": "bad",
  retried: "info",
  progress: "info",
};

/** All that happened to an order, the first first: every try with what was answered. */
export function History({ order: { events, zone } }: { readonly order: Order }) {
  const shown = events.map(
    ({ occurredAt, kind, attempt, actor, isEffective, message }, index): TimelineEvent => {
      const isOverruled = !isEffective && kind !== "progress";
      const said = [
        ...(attempt === null ? [] : [texts.attempt(attempt)]),
        ...(message === "" ? [] : [message]),
        ...(isOverruled ? [texts.noEffect] : []),
      ];
      return {
        ...{ id: String(index), at: occurredAt, tone: isOverruled ? "neutral" : TONES[kind] },
        who: texts.actors[actor] ?? actor,
        what: texts.events[kind],
        detail: said.length === 0 ? undefined : said.join(": "),
      };
    },
  );
  return (
    <Card title={texts.history}>
      <Timeline events={shown} zone={zone} />
    </Card>
  );
}
