import { Alert } from "@tributary/ui/alert";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { ButtonLink } from "@tributary/ui/button";
import { formatPeriod } from "@tributary/ui/format/period";
import { PageHeader } from "@tributary/ui/page-header";
import { PeriodLabel } from "@tributary/ui/period-label";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { correctionPath } from "@/frame/paths.ts";
import { requireMe } from "@/session/require-me.ts";
import { correctionTexts } from "@/texts/correction.ts";
import { RequestStatus } from "../../request-status.tsx";
import { ImpactView } from "./impact.tsx";
import { loadRequest } from "./load-request.ts";
import { RequestActions } from "./request-actions.tsx";
import { RequestFacts } from "./request-facts.tsx";
import { RequestProgress } from "./request-progress.tsx";

const { request: texts, title } = correctionTexts;

type Props = PageProps<"/corrections/requests/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const me = await requireMe();
  if (!me.can("quarantine:read")) return { title };
  return { title: texts.metaTitle(formatPeriod((await loadRequest((await params).id)).period)) };
}

/** What correcting a month comes to, and what became of it. */
export default async function CorrectionRequestPage({ params }: Props) {
  const me = await requireMe();
  if (!me.can("quarantine:read")) return <NoAccess />;
  const request = await loadRequest((await params).id);
  const { period, agreementName, impact, correctionId } = request;
  const rights = { write: me.can("quarantine:write"), approve: me.can("quarantine:approve") };
  return (
    <div className="grid gap-5">
      <Breadcrumb
        items={[{ label: title, href: "/corrections" }, { label: texts.metaTitle(formatPeriod(period)) }]}
      />
      <PageHeader
        title={
          <>
            {texts.title} <PeriodLabel period={period} />
          </>
        }
        meta={<RequestStatus request={request} />}
        description={agreementName}
        actions={
          correctionId === null ? (
            <RequestActions request={request} rights={rights} email={me.email} />
          ) : (
            <ButtonLink variant="primary" href={correctionPath(correctionId)}>
              {texts.opened}
            </ButtonLink>
          )
        }
      />
      <RequestProgress initial={request} />
      <RequestFacts request={request} />
      {impact !== null && request.fingerprint === null && (
        <Alert tone="good" title={texts.nothingTitle}>
          {texts.nothingText(formatPeriod(period))}
          {impact.settlement !== null && impact.settlement.rows.length > 0 && <> {texts.settlesAnyway}</>}
        </Alert>
      )}
      {impact !== null && <ImpactView request={request} impact={impact} />}
    </div>
  );
}
