import { ButtonLink } from "@tributary/ui/button";
import { Day } from "@tributary/ui/day";
import { DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { PeriodLabel } from "@tributary/ui/period-label";
import { DocumentTable } from "@tributary/ui/statement/document-table";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { statementPath } from "@/frame/paths.ts";
import { readSegment } from "@/frame/read-segment.ts";
import { requireMe } from "@/session/require-me.ts";
import { statementTexts } from "@/texts/statement.ts";
import { loadStatement } from "../load.ts";
import { PrintButton } from "./print-button.tsx";

const { print: texts, detail, version: versionOf } = statementTexts;

type Props = PageProps<"/statements/[number]/print">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts.metaTitle(readSegment((await params).number)) };
}

/** The document and nothing else, for A4. */
export default async function PrintPage({ params, searchParams }: Props) {
  const me = await requireMe();
  if (!me.can("statement:read")) return <NoAccess />;
  const statement = await loadStatement(params, searchParams);
  const { number, version, zone, hash } = statement;
  return (
    <div className="mx-auto grid w-full max-w-[210mm] gap-5">
      <div data-print="hidden" className="flex flex-wrap gap-2">
        <ButtonLink href={statementPath(number, version)}>{texts.back}</ButtonLink>
        <PrintButton />
      </div>
      <article className="grid gap-6 rounded-lg border bg-card p-6 sm:p-10 print:border-0 print:p-0">
        <header className="grid gap-1">
          <h1 className="font-semibold text-xl">
            {texts.statement} {number}
          </h1>
          <p className="text-muted-foreground text-sm">
            {versionOf(version)}, <PeriodLabel period={statement.period} />, {zone}
          </p>
        </header>
        <DescriptionList
          columns={4}
          items={[
            { term: texts.billedTo, value: statement.operatorName },
            { term: detail.facts.agreement, value: statement.agreementId },
            {
              term: detail.facts.issued,
              value: <Instant at={statement.issuedAt} zone={zone} style="date" />,
            },
            { term: detail.facts.due, value: <Day on={statement.dueOn} /> },
          ]}
        />
        <DocumentTable statement={statement} />
        <p className="break-all text-muted-foreground text-xs">
          {texts.hash} {hash}
        </p>
      </article>
    </div>
  );
}
