import { Card } from "@tributary/ui/card";
import { CopyHash } from "@tributary/ui/copy-hash";
import { type Description, DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { correctionTexts } from "@/texts/correction.ts";
import type { ShownRequest } from "../../types.ts";

const { facts: texts, by } = correctionTexts.request;

/** Who did what about it, when and why. */
export function RequestFacts({ request }: { readonly request: ShownRequest }) {
  const { askedBy, askedAt, requestedBy, requestedAt, reason, decisionReason, fingerprint, zone } = request;
  const items: Description[] = [
    { term: texts.asked, value: <Who at={askedAt} who={askedBy} zone={zone} /> },
    ...(requestedBy === null || requestedAt === null
      ? []
      : [{ term: texts.requested, value: <Who at={requestedAt} who={requestedBy} zone={zone} /> }]),
    ...(reason === null ? [] : [{ term: texts.reason, value: reason }]),
    ...decisionOf(request),
    ...(decisionReason === null ? [] : [{ term: texts.why, value: decisionReason }]),
    ...(fingerprint === null
      ? []
      : [{ term: texts.fingerprint, value: <CopyHash value={fingerprint} length={16} /> }]),
  ];
  return (
    <Card>
      <DescriptionList items={items} columns={3} />
    </Card>
  );
}

function decisionOf({ status, decidedBy, decidedAt, zone }: ShownRequest): Description[] {
  if (decidedBy === null || decidedAt === null || !(status in texts.decided)) return [];
  const term = texts.decided[status as keyof typeof texts.decided];
  return [{ term, value: <Who at={decidedAt} who={decidedBy} zone={zone} /> }];
}

function Who({ at, who, zone }: { readonly at: Date; readonly who: string; readonly zone: string }) {
  return (
    <>
      <Instant at={at} zone={zone} /> <span className="break-all text-muted-foreground">{by(who)}</span>
    </>
  );
}
