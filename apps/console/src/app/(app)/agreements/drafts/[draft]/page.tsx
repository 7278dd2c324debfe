import { Alert } from "@tributary/ui/alert";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Card } from "@tributary/ui/card";
import { Instant } from "@tributary/ui/instant";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { readSegment } from "@/frame/read-segment.ts";
import { requireMe } from "@/session/require-me.ts";
import { agreementTexts, changeSentences, changeSummary } from "@/texts/agreement.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { RedriveHistory } from "../../../quarantine/redrive-history.tsx";
import { RunningRedrives } from "../../../quarantine/running-redrives.tsx";
import type { Redrive } from "../../../quarantine/types.ts";
import { DraftStatus } from "../../draft-status.tsx";
import { RatePreview } from "../../rate-preview.tsx";
import type { ShownDraft } from "../../types.ts";
import { DraftActions } from "./actions.tsx";
import { DraftFacts } from "./facts.tsx";
import { DraftVersions } from "./versions.tsx";

const { draft: texts } = agreementTexts;

type Props = PageProps<"/agreements/drafts/[draft]">;

export const metadata: Metadata = { title: texts.title };

export default async function DraftPage({ params }: Props) {
  const me = await requireMe();
  if (!me.can("agreement:read")) return <NoAccess />;
  const draftId = readSegment((await params).draft);
  const draft = await notFoundOnRefusal(api.agreement.draft({ draftId }));
  const { agreement, change, effectiveFrom, status, proposedBy, conflict } = draft;
  const isOwn = me.email === proposedBy;
  const isWaiting = status === "waiting";
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: agreementTexts.title, href: "/agreements" }, { label: texts.title }]} />
      <PageHeader
        title={changeSummary(change)}
        meta={
          <>
            <DraftStatus status={status} />
            <span>{agreement.name}</span>
          </>
        }
        actions={
          isWaiting && (
            <DraftActions
              draftId={draft.id}
              fingerprint={draft.fingerprint}
              canDecide={me.can("agreement:approve") && !isOwn}
              canWithdraw={me.can("agreement:write") && isOwn}
            />
          )
        }
      />
      {conflict !== null && (
        <Alert tone="bad" title={texts.conflict}>
          {conflict}
        </Alert>
      )}
      {isWaiting && isOwn && <Alert title={texts.own} />}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card title={texts.added}>
          <ul className="list-disc space-y-1 pl-5 text-sm">
            {changeSentences(change, agreement.currency).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
            <li>
              {texts.from} <Instant at={effectiveFrom} zone={agreement.zone} style="date" />
            </li>
          </ul>
        </Card>
        <DraftFacts draft={draft} />
      </div>
      {isWaiting && conflict === null && (
        <Card title={texts.effect} description={texts.settled}>
          <RatePreview agreementId={agreement.id} change={change} from={effectiveFrom.toISOString()} />
        </Card>
      )}
      <DraftVersions draft={draft} />
      {status === "approved" && <Outcome draft={draft} canWatch={me.can("quarantine:read")} />}
    </div>
  );
}

function Outcome({ draft, canWatch }: { readonly draft: ShownDraft; readonly canWatch: boolean }) {
  const { redrives, agreement } = draft;
  const isRunning = ({ state }: Redrive) => canWatch && state === "running";
  if (redrives.length === 0) {
    return (
      <Card title={texts.outcome}>
        <p className="text-muted-foreground text-sm">{texts.noneWaited}</p>
      </Card>
    );
  }
  return (
    <>
      <RunningRedrives initial={redrives.filter(isRunning)} canCancel={false} />
      <RedriveHistory
        title={texts.outcome}
        redrives={redrives.filter((redrive) => !isRunning(redrive))}
        isNamed
        zone={agreement.zone}
      />
    </>
  );
}
