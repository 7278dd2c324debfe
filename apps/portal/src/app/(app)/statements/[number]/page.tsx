import { Badge } from "@tributary/ui/badge";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { formatPeriod } from "@tributary/ui/format/period";
import { PageHeader } from "@tributary/ui/page-header";
import { DocumentTable } from "@tributary/ui/statement/document-table";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { disputePath, linePath, statementPath } from "@/frame/paths.ts";
import { readNumber } from "@/frame/read-number.ts";
import { requireMe } from "@/session/require-me.ts";
import { statementTexts as texts } from "@/texts/statement.ts";
import { StatementStatus } from "../status.tsx";
import { AcceptButton } from "./accept-button.tsx";
import { Disputes, Payments, Versions } from "./beside.tsx";
import { DownloadMenu } from "./download-menu.tsx";
import { loadStatement } from "./load.ts";
import { Notices } from "./notices.tsx";
import { Terms } from "./terms.tsx";
import { StatementTiles } from "./tiles.tsx";

export async function generateMetadata({ params }: PageProps<"/statements/[number]">): Promise<Metadata> {
  return { title: readNumber((await params).number) };
}

export default async function StatementPage({ params, searchParams }: PageProps<"/statements/[number]">) {
  const me = await requireMe();
  if (!me.can("statement:read")) return <NoAccess />;
  const statement = await loadStatement(params, searchParams);
  const { number, version, period, standing } = statement;
  const hrefOf = me.can("cdr:read")
    ? ({ lineNumber }: { readonly lineNumber: number }) => linePath(number, version, lineNumber)
    : undefined;
  const canContest = statement.isLatest && me.can("operator-dispute:write");
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: texts.title, href: "/statements" }, { label: number }]} />
      <PageHeader
        title={texts.detail.title(formatPeriod(period))}
        meta={
          <>
            <Badge>{texts.version(version)}</Badge>
            {statement.isLatest && <StatementStatus {...standing} />}
          </>
        }
        actions={
          <>
            {me.can("statement:export") && <DownloadMenu number={number} version={version} />}
            {canContest && (
              <ButtonLink href={`${statementPath(number)}/contest`}>{texts.contest.action}</ButtonLink>
            )}
            {statement.canBeAccepted && me.can("statement:write") && <AcceptButton statement={statement} />}
          </>
        }
      />
      <Notices statement={statement} />
      <StatementTiles statement={statement} />
      <Card title={texts.detail.lines.title} description={hrefOf && texts.detail.lines.description} isFlush>
        <DocumentTable statement={statement} hrefOf={hrefOf} disputeHref={disputePath} />
      </Card>
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <Terms statement={statement} />
        <Payments statement={statement} />
        {me.can("operator-dispute:read") && <Disputes statement={statement} />}
        <Versions statement={statement} />
      </div>
    </div>
  );
}
