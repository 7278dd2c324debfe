import { Card } from "@tributary/ui/card";
import { Timeline, type TimelineEvent } from "@tributary/ui/timeline";
import { portingTexts } from "@/texts/porting.ts";
import type { Port } from "../status.tsx";

const { detail: texts, reasons } = portingTexts;

const TONES: Readonly<Record<Port["events"][number]["step"], TimelineEvent["tone"]>> = {
  request: "neutral",
  validate: "info",
  refuse: "bad",
  schedule: "info",
  complete: "good",
  fail: "bad",
  cancel: "neutral",
};

/** All that was recorded of a request, the first first, each with what it is known by. */
export function History({ port: { events, zone } }: { readonly port: Port }) {
  const shown = events.map(({ occurredAt, actor, step, reason, evidence, note }, index): TimelineEvent => {
    const said = [
      ...(reason === null ? [] : [reasons[reason]]),
      ...(evidence === "" ? [] : [texts.known(evidence)]),
      ...(note === "" ? [] : [note]),
    ];
    return {
      ...{ id: String(index), at: occurredAt, tone: TONES[step], who: actor, what: texts.events[step] },
      detail: said.length === 0 ? undefined : said.join(" · "),
    };
  });
  return (
    <Card title={texts.history}>
      <Timeline events={shown} zone={zone} />
    </Card>
  );
}
