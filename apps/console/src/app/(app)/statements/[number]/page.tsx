import { Alert } from "@tributary/ui/alert";
import { Badge } from "@tributary/ui/badge";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import { PeriodLabel } from "@tributary/ui/period-label";
import { DocumentTable } from "@tributary/ui/statement/document-table";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { operatorDisputePath, statementPath } from "@/frame/paths.ts";
import { readSegment } from "@/frame/read-segment.ts";
import { requireMe } from "@/session/require-me.ts";
import { statementTexts as texts } from "@/texts/statement.ts";
import { PaymentStatus, ReviewStatus } from "../status.tsx";
import { CostPanel } from "./cost-panel.tsx";
import { DownloadMenu } from "./download-menu.tsx";
import { Facts } from "./facts.tsx";
import { loadStatement } from "./load.ts";
import { PayButton } from "./pay-button.tsx";
import { Payments } from "./payments.tsx";
import { StatementTiles } from "./tiles.tsx";
import { Versions } from "./versions.tsx";

type Props = PageProps<"/statements/[number]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: readSegment((await params).number) };
}

export default async function StatementPage({ params, searchParams }: Props) {
  const me = await requireMe();
  if (!me.can("statement:read")) return <NoAccess />;
  const statement = await loadStatement(params, searchParams);
  const { number, version, standing, isLatest, isIntact } = statement;
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: texts.title, href: "/statements" }, { label: number }]} />
      <PageHeader
        title={number}
        meta={
          <>
            <span>
              {statement.operatorName}, <PeriodLabel period={statement.period} />
            </span>
            <Badge>{texts.version(version)}</Badge>
            {statement.isProvisional && <Badge tone="info">{texts.provisional}</Badge>}
            {statement.isFinal && <Badge>{texts.final}</Badge>}
            <PaymentStatus payment={standing.payment} />
            <ReviewStatus review={standing.review} />
          </>
        }
        actions={
          <>
            {me.can("statement:export") && isIntact && <DownloadMenu number={number} version={version} />}
            {me.can("ledger:write") && <PayButton statement={statement} />}
          </>
        }
      />
      {!isIntact && (
        <Alert tone="bad" title={texts.detail.broken.title}>
          {texts.detail.broken.text}
        </Alert>
      )}
      {!isLatest && (
        <Alert
          tone="warning"
          title={texts.detail.older(version)}
          action={
            <ButtonLink size="sm" href={statementPath(number)}>
              {texts.detail.toLatest}
            </ButtonLink>
          }
        />
      )}
      <StatementTiles statement={statement} />
      <Card title={texts.detail.lines.title} isFlush>
        <DocumentTable
          statement={statement}
          disputeHref={(dispute) => operatorDisputePath(statement.operatorId, dispute)}
        />
      </Card>
      {statement.cost !== null && <CostPanel cost={statement.cost} statement={statement} />}
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <Facts statement={statement} />
        <div className="grid gap-5">
          <Payments statement={statement} />
          <Versions statement={statement} />
        </div>
      </div>
    </div>
  );
}
