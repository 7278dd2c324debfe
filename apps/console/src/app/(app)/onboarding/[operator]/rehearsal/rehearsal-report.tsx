import { Card } from "@tributary/ui/card";
import { DescriptionList } from "@tributary/ui/description-list";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { PeriodLabel } from "@tributary/ui/period-label";
import { ReaderInstant } from "@tributary/ui/reader-instant";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { rehearsalTexts as texts } from "@/texts/rehearsal.ts";
import { settlementViewTexts } from "@/texts/settlement-views.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { RehearsedAgreement } from "./rehearsed-agreement.tsx";
import { RehearsedBills } from "./rehearsed-bills.tsx";

type Latest = Outputs["rehearsal"]["latest"];
export type Report = NonNullable<NonNullable<Latest["rehearsal"]>["report"]>;

/** What came of a rehearsal: its steps first, then the figures. */
export function RehearsalReport({ latest, report }: { readonly latest: Latest; readonly report: Report }) {
  return (
    <>
      <Facts latest={latest} period={report.period} />
      <Steps steps={report.steps} />
      {report.identities && <Identities identities={report.identities} />}
      {!latest.seesStatements && <p className="text-muted-foreground text-sm">{texts.hidden}</p>}
      {report.agreements.map((agreement) => (
        <RehearsedAgreement key={agreement.agreementId} agreement={agreement} />
      ))}
      <RehearsedBills bills={report.bills} />
      <Notes notes={report.notes} />
    </>
  );
}

function Facts({ latest: { rehearsal }, period }: { readonly latest: Latest; readonly period: string }) {
  if (rehearsal === null) return null;
  const { askedAt, askedBy, endedAt } = rehearsal;
  return (
    <Card>
      <DescriptionList
        columns={3}
        items={[
          { term: texts.facts.period, value: <PeriodLabel period={period} /> },
          {
            term: texts.facts.asked,
            value: (
              <>
                <ReaderInstant at={askedAt} />{" "}
                <span className="break-all text-muted-foreground">{texts.facts.by(askedBy)}</span>
              </>
            ),
          },
          ...(endedAt === null ? [] : [{ term: texts.facts.ended, value: <ReaderInstant at={endedAt} /> }]),
        ]}
      />
    </Card>
  );
}

function Steps({ steps }: Pick<Report, "steps">) {
  const { columns, stages, results, count } = texts.steps;
  return (
    <Card title={texts.steps.title} isFlush>
      <Table caption={texts.steps.caption}>
        <thead>
          <tr>
            <HeadCell>{columns.step}</HeadCell>
            <HeadCell>{columns.result}</HeadCell>
            <HeadCell>{columns.what}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ stage, status, message, counts }) => (
            <tr key={stage}>
              <RowHead>{stages[stage]}</RowHead>
              <Cell>
                <StatusBadge tone={results[status].tone}>{results[status].label}</StatusBadge>
              </Cell>
              <Cell>
                {message ??
                  counts.map((each) => count(each.name, formatDecimal(BigInt(each.count)))).join(", ")}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function Identities({ identities }: { readonly identities: NonNullable<Report["identities"]> }) {
  return (
    <Card title={texts.identities.title}>
      <ul className="grid gap-2">
        {identities.map(({ id, holds, evidence }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 text-sm">
            <StatusBadge tone={holds ? "good" : "bad"}>
              {holds ? texts.identities.holds : texts.identities.broken}
            </StatusBadge>
            <span className="font-medium">
              {id} · {settlementViewTexts.audit.identityNames[id]}
            </span>
            {evidence !== null && <span className="text-muted-foreground">{evidence}</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Notes({ notes }: Pick<Report, "notes">) {
  if (notes.length === 0) return null;
  return (
    <Card title={texts.notes}>
      <ul className="grid list-disc gap-1 pl-5 text-sm">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </Card>
  );
}
