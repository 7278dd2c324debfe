import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { CopyHash } from "@tributary/ui/copy-hash";
import { DescriptionList } from "@tributary/ui/description-list";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Download } from "lucide-react";
import { disputePath } from "@/frame/paths.ts";
import { disputeTexts } from "@/texts/dispute.ts";
import type { Dispute } from "../status.tsx";

const { evidence: texts } = disputeTexts.detail;

/** What the claim rests on, and that it is what was frozen. */
export function Evidence({ dispute }: { readonly dispute: Dispute }) {
  const { hash, isIntact, invoiceLines, usageSums, files, records } = dispute.evidence;
  const count = (value: number | bigint) => <span className="figures">{formatDecimal(BigInt(value))}</span>;
  return (
    <Card
      title={texts.title}
      description={texts.description}
      actions={
        <ButtonLink size="sm" href={`${disputePath(dispute.number)}/evidence`} target="_blank" rel="noopener">
          <Download aria-hidden />
          {texts.download}
        </ButtonLink>
      }
    >
      <DescriptionList
        items={[
          { term: texts.hash, value: <CopyHash value={hash} length={16} /> },
          {
            term: texts.check,
            value: (
              <StatusBadge tone={isIntact ? "good" : "bad"}>
                {isIntact ? texts.intact : texts.notIntact}
              </StatusBadge>
            ),
          },
          { term: texts.lines, value: count(invoiceLines) },
          { term: texts.usage, value: count(usageSums) },
          { term: texts.files, value: count(files) },
          { term: texts.records, value: count(records) },
        ]}
      />
    </Card>
  );
}
