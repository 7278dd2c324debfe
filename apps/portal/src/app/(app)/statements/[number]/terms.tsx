import { Card } from "@tributary/ui/card";
import { CopyHash } from "@tributary/ui/copy-hash";
import { Day } from "@tributary/ui/day";
import { DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { PeriodLabel } from "@tributary/ui/period-label";
import { statementTexts } from "@/texts/statement.ts";
import type { Statement } from "./load.ts";

const { facts: texts } = statementTexts.detail;

interface TermsProps {
  readonly statement: Statement;
  /** Paper shows the whole hash: there is nothing to copy it with. */
  readonly isOnPaper?: boolean;
}

/** What the document says of itself, and who accepted it. */
export function Terms({ statement, isOnPaper = false }: TermsProps) {
  const { number, version, agreement, period, zone, acceptance } = statement;
  const items = [
    { term: texts.number, value: number },
    { term: texts.version, value: String(version) },
    { term: texts.agreement, value: agreement },
    {
      term: texts.period,
      value: (
        <>
          <PeriodLabel period={period} />, {zone}
        </>
      ),
    },
    { term: texts.issued, value: <Instant at={statement.issuedAt} zone={zone} /> },
    { term: texts.due, value: <Day on={statement.dueOn} /> },
    { term: texts.terms, value: texts.days(statement.termDays) },
    {
      term: texts.hash,
      value: isOnPaper ? (
        <span className="break-all font-mono text-xs">{statement.hash}</span>
      ) : (
        <CopyHash value={statement.hash} length={12} />
      ),
    },
    ...(acceptance === null
      ? []
      : [
          {
            term: texts.accepted,
            value: (
              <>
                <Instant at={acceptance.acceptedAt} zone={zone} /> {texts.by} {acceptance.acceptedBy}
              </>
            ),
          },
        ]),
  ];
  return (
    <Card title={texts.title}>
      <DescriptionList items={items} columns={2} />
    </Card>
  );
}
