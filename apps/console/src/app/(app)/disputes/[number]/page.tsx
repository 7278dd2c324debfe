import { Alert } from "@tributary/ui/alert";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { PageHeader } from "@tributary/ui/page-header";
import { PeriodLabel } from "@tributary/ui/period-label";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { readSegment } from "@/frame/read-segment.ts";
import { requireMe } from "@/session/require-me.ts";
import { disputeTexts } from "@/texts/dispute.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { DisputeStatus } from "../status.tsx";
import { DisputeActions } from "./actions.tsx";
import { Adjustments, OperatorDisputes } from "./beside.tsx";
import { Claims } from "./claims.tsx";
import { Evidence } from "./evidence-card.tsx";
import { Facts } from "./facts.tsx";
import { Thread } from "./thread.tsx";
import { DisputeTiles } from "./tiles.tsx";

const { detail: texts } = disputeTexts;

export async function generateMetadata({ params }: PageProps<"/disputes/[number]">): Promise<Metadata> {
  return { title: readSegment((await params).number) };
}

export default async function DisputePage({ params }: PageProps<"/disputes/[number]">) {
  const me = await requireMe();
  if (!me.can("dispute:read")) return <NoAccess />;
  const number = readSegment((await params).number);
  const dispute = await notFoundOnRefusal(api.dispute.show({ number }));
  const isLate = dispute.noticeDaysLeft !== null && dispute.noticeDaysLeft < 0;
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: disputeTexts.title, href: "/disputes" }, { label: number }]} />
      <PageHeader
        title={texts.title(number)}
        meta={
          <>
            <DisputeStatus status={dispute.status} />
            <span>
              {dispute.mnoName}, <PeriodLabel period={dispute.period} />
            </span>
          </>
        }
        actions={
          <DisputeActions
            dispute={dispute}
            canWrite={me.can("dispute:write")}
            canApprove={me.can("dispute:approve")}
          />
        }
      />
      {!dispute.evidence.isIntact && (
        <Alert tone="bad" title={texts.broken.title}>
          {texts.broken.text}
        </Alert>
      )}
      {isLate && (
        <Alert tone="warning" title={texts.late.title}>
          {texts.late.text}
        </Alert>
      )}
      <DisputeTiles dispute={dispute} />
      <Claims dispute={dispute} />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <Thread dispute={dispute} />
        <div className="grid gap-5">
          <Facts dispute={dispute} />
          <Evidence dispute={dispute} />
          <OperatorDisputes dispute={dispute} />
          {dispute.adjustments.length > 0 && <Adjustments dispute={dispute} />}
        </div>
      </div>
    </div>
  );
}
