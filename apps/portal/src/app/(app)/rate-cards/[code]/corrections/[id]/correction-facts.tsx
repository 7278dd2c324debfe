import { Card } from "@tributary/ui/card";
import { CopyHash } from "@tributary/ui/copy-hash";
import { type Description, DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { rateCorrectionTexts } from "@/texts/rate-correction.ts";
import type { Correction } from "../../correction-status.tsx";

const { facts: texts, by } = rateCorrectionTexts;

/** Who did what about it, when and why. */
export function CorrectionFacts({ correction }: { readonly correction: Correction }) {
  const { askedBy, askedAt, requestedBy, requestedAt, reason, decidedBy, decidedAt } = correction;
  const { status, decisionReason, appliedAt, fingerprint, zone } = correction;
  const decided = texts.decided[status as keyof typeof texts.decided];
  const who = (term: string, at: Date | null, name: string | null): Description[] =>
    at === null || name === null ? [] : [{ term, value: <Who at={at} who={name} zone={zone} /> }];
  const items: Description[] = [
    ...who(texts.asked, askedAt, askedBy),
    ...who(texts.requested, requestedAt, requestedBy),
    ...(reason === null ? [] : [{ term: texts.reason, value: reason }]),
    ...who(decided, decidedAt, decidedBy),
    ...(decisionReason === null ? [] : [{ term: texts.why, value: decisionReason }]),
    ...(appliedAt === null ? [] : [{ term: texts.applied, value: <Instant at={appliedAt} zone={zone} /> }]),
    { term: texts.fingerprint, value: <CopyHash value={fingerprint} length={16} /> },
  ];
  return (
    <Card>
      <DescriptionList items={items} columns={2} />
    </Card>
  );
}

function Who({ at, who, zone }: { readonly at: Date; readonly who: string; readonly zone: string }) {
  return (
    <>
      <Instant at={at} zone={zone} /> <span className="break-all text-muted-foreground">{by(who)}</span>
    </>
  );
}
