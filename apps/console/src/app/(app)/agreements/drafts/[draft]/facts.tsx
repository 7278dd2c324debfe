import { Card } from "@tributary/ui/card";
import { DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { agreementTexts } from "@/texts/agreement.ts";
import type { ShownDraft } from "../../types.ts";

const { draft: texts } = agreementTexts;

/** Who has proposed it and why, and who has decided what. */
export function DraftFacts({ draft }: { readonly draft: ShownDraft }) {
  const { agreement, proposedBy, proposedAt, why, decidedBy, decidedAt, decisionReason } = draft;
  const decided =
    decidedBy === null || decidedAt === null
      ? []
      : [
          { term: texts.decidedBy, value: decidedBy },
          { term: texts.decidedAt, value: <Instant at={decidedAt} zone={agreement.zone} /> },
        ];
  return (
    <Card title={texts.facts}>
      <DescriptionList
        items={[
          { term: texts.proposedBy, value: proposedBy },
          { term: texts.proposedAt, value: <Instant at={proposedAt} zone={agreement.zone} /> },
          { term: texts.why, value: `“${why}”` },
          ...decided,
          ...(decisionReason === null ? [] : [{ term: texts.reason, value: `“${decisionReason}”` }]),
        ]}
      />
    </Card>
  );
}
