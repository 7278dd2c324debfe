import { Card } from "@tributary/ui/card";
import { CopyHash } from "@tributary/ui/copy-hash";
import { DescriptionList } from "@tributary/ui/description-list";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { correctionRequestPath } from "@/frame/paths.ts";
import { correctionTexts } from "@/texts/correction.ts";
import type { ShownCorrection } from "../types.ts";

const { list } = correctionTexts;
const { facts: texts, by } = correctionTexts.detail;

/** Who applied it, who had asked for it, and why. */
export function CorrectionFacts({ correction }: { readonly correction: ShownCorrection }) {
  const { appliedAt, appliedBy, requestedBy, requestId, reason, fingerprint, rewritten, zone } = correction;
  return (
    <Card title={texts.title}>
      <DescriptionList
        items={[
          { term: texts.reason, value: reason },
          {
            term: texts.applied,
            value: (
              <>
                <Instant at={appliedAt} zone={zone} /> {by(appliedBy)}
              </>
            ),
          },
          { term: texts.requested, value: requestedBy ?? list.commandLine },
          {
            term: texts.rewritten,
            value: texts.rewrittenText(rewritten.months, formatDecimal(rewritten.records)),
          },
          { term: texts.fingerprint, value: <CopyHash value={fingerprint} length={16} /> },
          ...(requestId === null
            ? []
            : [
                {
                  term: texts.report,
                  value: (
                    <AppLink href={correctionRequestPath(requestId)} className="underline">
                      {texts.reportLink}
                    </AppLink>
                  ),
                },
              ]),
        ]}
      />
    </Card>
  );
}
