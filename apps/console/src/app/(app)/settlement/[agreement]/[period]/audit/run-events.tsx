import { ButtonLink } from "@tributary/ui/button";
import { Money } from "@tributary/ui/money";
import { Timeline } from "@tributary/ui/timeline";
import type { Tone } from "@tributary/ui/tone";
import { keepParams } from "@/frame/keep-params.ts";
import { settlementViewTexts } from "@/texts/settlement-views.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { type RunAddress, tabHref, tabPath } from "../run-address.ts";

type Events = Outputs["settlement"]["audit"];
type RunEvent = Events["rows"][number];

const texts = settlementViewTexts.audit;

const TONES: Readonly<Record<string, Tone>> = {
  "settlement:approve": "good",
  "settlement:issue": "good",
  "period:reopen": "warning",
  "exception:waive": "warning",
};

interface RunEventsProps {
  readonly events: Events;
  readonly address: RunAddress;
  readonly isFirstPage: boolean;
  readonly currency: string;
  readonly zone: string;
}

/** Every step of the month, the latest first. */
export function RunEvents({
  events: { rows, hasMore },
  address,
  isFirstPage,
  currency,
  zone,
}: RunEventsProps) {
  const last = rows.at(-1);
  if (last === undefined) return <p className="text-muted-foreground text-sm">{texts.noEvents}</p>;
  const version = address.version === undefined ? {} : { v: `${address.version}` };
  return (
    <>
      <Timeline
        zone={zone}
        events={rows.map((event) => ({
          id: `${event.id}`,
          at: event.occurredAt,
          who: event.actor,
          what: whatOf(event),
          detail: <EventDetail event={event} currency={currency} />,
          tone: TONES[event.action] ?? "neutral",
        }))}
      />
      {(hasMore || !isFirstPage) && (
        <p className="mt-4 flex gap-2">
          {!isFirstPage && (
            <ButtonLink size="sm" href={tabHref(address, "audit")}>
              {texts.latest}
            </ButtonLink>
          )}
          {hasMore && (
            <ButtonLink
              size="sm"
              href={keepParams(tabPath(address, "audit"), version, { before: `${last.id}` })}
            >
              {texts.more}
            </ButtonLink>
          )}
        </p>
      )}
    </>
  );
}

function whatOf({ action, version, count }: RunEvent): string {
  const verb = texts.actions[action] ?? action;
  if (version !== null) return `${verb} ${texts.on(version)}`;
  return count === null ? verb : `${verb} ${texts.decided(count)}`;
}

function EventDetail({ event: { reason, totalMicros }, currency }: { event: RunEvent; currency: string }) {
  if (reason === null && totalMicros === null) return null;
  return (
    <>
      {totalMicros !== null && <Money micros={totalMicros} currency={currency} isSigned />}
      {totalMicros !== null && reason !== null && " · "}
      {reason}
    </>
  );
}
