import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Card } from "@tributary/ui/card";
import { formatPeriod } from "@tributary/ui/format/period";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { PageHeader } from "@tributary/ui/page-header";
import { StatTile } from "@tributary/ui/stat-tile";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { versionPath } from "@/frame/paths.ts";
import { readNumber } from "@/frame/read-number.ts";
import { requireMe } from "@/session/require-me.ts";
import { disputeTexts as texts } from "@/texts/dispute.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { type Dispute, DisputeStatus } from "../status.tsx";
import { ContestedLines } from "./contested-lines.tsx";
import { CreditNotice } from "./credit-notice.tsx";
import { ReplyForm } from "./reply-form.tsx";
import { Thread } from "./thread.tsx";
import { WithdrawButton } from "./withdraw-button.tsx";

export async function generateMetadata({ params }: PageProps<"/disputes/[number]">): Promise<Metadata> {
  return { title: texts.detail.title(readNumber((await params).number)) };
}

export default async function DisputePage({ params }: PageProps<"/disputes/[number]">) {
  const me = await requireMe();
  if (!me.can("operator-dispute:read")) return <NoAccess />;
  const dispute = await notFoundOnRefusal(api.dispute.show({ number: readNumber((await params).number) }));
  const { number, statement } = dispute;
  const canWrite = dispute.isUnanswered && me.can("operator-dispute:write");
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: texts.title, href: "/disputes" }, { label: number }]} />
      <PageHeader
        title={texts.detail.title(number)}
        meta={<DisputeStatus status={dispute.status} />}
        description={
          <>
            {texts.detail.about}{" "}
            <AppLink href={versionPath(statement.number, statement.version)} className="underline">
              {formatPeriod(statement.period)}, {texts.detail.version(statement.version)}
            </AppLink>
          </>
        }
        actions={canWrite && <WithdrawButton dispute={dispute} />}
      />
      <CreditNotice dispute={dispute} />
      <Tiles dispute={dispute} />
      <ContestedLines dispute={dispute} />
      <Card title={texts.detail.thread.title}>
        <div className="grid gap-6">
          <Thread dispute={dispute} />
          {canWrite && <ReplyForm number={number} />}
        </div>
      </Card>
    </div>
  );
}

function Tiles({ dispute }: { readonly dispute: Dispute }) {
  const { tiles, waiting } = texts.detail;
  const { contestedMicros, creditedMicros, currency, openedAt, answeredAt, zone } = dispute;
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <StatTile label={tiles.contested} value={<Money micros={contestedMicros} currency={currency} />} />
      <StatTile
        label={tiles.credited}
        tone={creditedMicros > 0n ? "good" : "neutral"}
        value={<Money micros={creditedMicros} currency={currency} />}
      />
      <StatTile label={tiles.opened} value={<Instant at={openedAt} zone={zone} style="date" />} />
      <StatTile
        label={tiles.answered}
        value={answeredAt === null ? "–" : <Instant at={answeredAt} zone={zone} style="date" />}
        note={dispute.isUnanswered ? waiting : undefined}
      />
    </div>
  );
}
