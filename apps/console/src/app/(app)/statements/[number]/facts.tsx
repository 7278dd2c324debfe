import { Card } from "@tributary/ui/card";
import { CopyHash } from "@tributary/ui/copy-hash";
import { Day } from "@tributary/ui/day";
import { DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { PeriodLabel } from "@tributary/ui/period-label";
import { StatusBadge } from "@tributary/ui/status-badge";
import { statementTexts } from "@/texts/statement.ts";
import type { Statement } from "../status.tsx";

const { facts: texts } = statementTexts.detail;

/** What the document says of itself, whether it is what was issued, and who accepted it. */
export function Facts({ statement }: { readonly statement: Statement }) {
  const { zone, hash, isIntact, acceptance } = statement;
  return (
    <Card title={texts.title}>
      <DescriptionList
        items={[
          { term: texts.operator, value: statement.operatorName },
          { term: texts.agreement, value: statement.agreementId },
          {
            term: texts.period,
            value: (
              <>
                <PeriodLabel period={statement.period} />, {zone}
              </>
            ),
          },
          { term: texts.issued, value: <Instant at={statement.issuedAt} zone={zone} /> },
          { term: texts.due, value: <Day on={statement.dueOn} /> },
          { term: texts.hash, value: <CopyHash value={hash} length={16} /> },
          {
            term: texts.check,
            value: (
              <StatusBadge tone={isIntact ? "good" : "bad"}>
                {isIntact ? texts.intact : texts.notIntact}
              </StatusBadge>
            ),
          },
          {
            term: texts.accepted,
            value:
              acceptance === null ? (
                texts.notAccepted
              ) : (
                <>
                  <Instant at={acceptance.acceptedAt} zone={zone} /> {texts.by} {acceptance.acceptedBy}
                </>
              ),
          },
        ]}
      />
    </Card>
  );
}
