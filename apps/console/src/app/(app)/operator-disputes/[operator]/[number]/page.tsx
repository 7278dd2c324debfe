import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Card } from "@tributary/ui/card";
import { AppLink } from "@tributary/ui/link-context";
import { PageHeader } from "@tributary/ui/page-header";
import { PeriodLabel } from "@tributary/ui/period-label";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { statementPath } from "@/frame/paths.ts";
import { readSegment } from "@/frame/read-segment.ts";
import { requireMe } from "@/session/require-me.ts";
import { operatorDisputeTexts } from "@/texts/operator-dispute.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { OperatorDisputeStatus } from "../../status.tsx";
import { AnswerButton } from "./answer-button.tsx";
import { ContestedLines } from "./contested-lines.tsx";
import { Inside } from "./inside.tsx";
import { LinkButton } from "./link-button.tsx";
import { RejectButton } from "./reject-button.tsx";
import { ReplyForm } from "./reply-form.tsx";
import { ReviewButton } from "./review-button.tsx";
import { Thread } from "./thread.tsx";
import { DisputeTiles } from "./tiles.tsx";

const { detail: texts } = operatorDisputeTexts;

type Props = PageProps<"/operator-disputes/[operator]/[number]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: readSegment((await params).number) };
}

export default async function OperatorDisputePage({ params }: Props) {
  const me = await requireMe();
  if (!me.can("operator-dispute:read")) return <NoAccess />;
  const { operator, number: segment } = await params;
  const name = { operatorId: readSegment(operator), number: readSegment(segment) };
  const dispute = await notFoundOnRefusal(api.operatorDispute.show(name));
  const canWrite = me.can("operator-dispute:write");
  const { number, version, period } = dispute.statement;
  return (
    <div className="grid gap-5">
      <Breadcrumb
        items={[{ label: operatorDisputeTexts.title, href: "/operator-disputes" }, { label: dispute.number }]}
      />
      <PageHeader
        title={texts.title(dispute.number)}
        meta={
          <>
            <OperatorDisputeStatus status={dispute.status} />
            <span>
              {dispute.operatorName}, <PeriodLabel period={period} />
            </span>
          </>
        }
        description={
          <AppLink href={statementPath(number, version)} className="underline">
            {texts.about(number, version)}
          </AppLink>
        }
        actions={
          dispute.isUnanswered && (
            <>
              {canWrite && dispute.status === "open" && <ReviewButton dispute={dispute} />}
              {canWrite && <RejectButton dispute={dispute} />}
              {me.can("operator-dispute:approve") && <AnswerButton dispute={dispute} />}
            </>
          )
        }
      />
      <DisputeTiles dispute={dispute} />
      <ContestedLines dispute={dispute} />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <Card title={texts.thread.title}>
          <div className="grid gap-5">
            <Thread dispute={dispute} />
            {canWrite && dispute.isUnanswered && <ReplyForm dispute={dispute} />}
          </div>
        </Card>
        <Inside dispute={dispute} actions={canWrite && <LinkButton dispute={dispute} />} />
      </div>
    </div>
  );
}
