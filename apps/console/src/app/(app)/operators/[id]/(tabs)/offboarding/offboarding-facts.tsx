import { Card } from "@tributary/ui/card";
import { type Description, DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { ReaderInstant } from "@tributary/ui/reader-instant";
import { offboardingTexts } from "@/texts/offboarding.ts";
import type { Offboarding } from "./page.tsx";

const { facts: texts } = offboardingTexts;

/** When it ends, and who said so. */
export function OffboardingFacts({ offboarding }: { readonly offboarding: Offboarding }) {
  const { endsAt, releasedAt, zone, reason, askedAt, askedBy, simsGo, numberRestDays, keepMonths, ...rest } =
    offboarding;
  return (
    <Card>
      <DescriptionList
        columns={3}
        items={[
          { term: texts.until, value: <Instant at={endsAt} zone={zone} /> },
          { term: texts.released, value: <Instant at={releasedAt} zone={zone} /> },
          { term: texts.simsGo, value: offboardingTexts.simsGo[simsGo] },
          { term: texts.numbers, value: texts.rest(numberRestDays) },
          { term: texts.data, value: texts.keep(keepMonths) },
          { term: texts.reason, value: reason },
          { term: texts.asked, value: <Who at={askedAt} who={askedBy} /> },
          ...becameOf(rest),
        ]}
      />
    </Card>
  );
}

type Became = Pick<
  Offboarding,
  | "decidedAt"
  | "decidedBy"
  | "decisionReason"
  | "simsReleased"
  | "numbersResting"
  | "numbersElsewhere"
  | "numbersAway"
>;

function becameOf({ decidedAt, decidedBy, decisionReason, ...went }: Became): Description[] {
  return [
    ...(decidedAt === null || decidedBy === null
      ? []
      : [{ term: texts.decided, value: <Who at={decidedAt} who={decidedBy} /> }]),
    ...(decisionReason === null ? [] : [{ term: texts.decision, value: decisionReason }]),
    ...(went.simsReleased === null ? [] : [{ term: texts.sims, value: texts.count(went.simsReleased) }]),
    ...(went.numbersResting === null || went.numbersElsewhere === null
      ? []
      : [
          { term: texts.resting, value: texts.count(went.numbersResting) },
          { term: texts.elsewhere, value: texts.away(went.numbersElsewhere, went.numbersAway) },
        ]),
  ];
}

function Who({ at, who }: { readonly at: Date; readonly who: string }) {
  return (
    <>
      <ReaderInstant at={at} /> <span className="break-all text-muted-foreground">{texts.by(who)}</span>
    </>
  );
}
