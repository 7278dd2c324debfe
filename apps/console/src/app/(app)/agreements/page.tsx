import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { agreementTexts as texts } from "@/texts/agreement.ts";
import { api } from "@/trpc/server.ts";
import { AgreementCard } from "./agreement-card.tsx";
import { DraftList } from "./draft-list.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function AgreementsPage() {
  const me = await requireMe();
  if (!me.can("agreement:read")) return <NoAccess />;
  const { agreements, waiting, decided } = await api.agreement.rates();
  return (
    <div className="grid gap-5">
      <PageHeader title={texts.title} description={texts.description} />
      {waiting.length > 0 && (
        <Card title={texts.drafts.waiting} description={texts.drafts.waitingText} isFlush>
          <DraftList caption={texts.drafts.caption.waiting} drafts={waiting} />
        </Card>
      )}
      {agreements.length === 0 && <EmptyState title={texts.none} />}
      {agreements.map((agreement) => (
        <AgreementCard key={agreement.id} agreement={agreement} canPropose={me.can("agreement:write")} />
      ))}
      {decided.length > 0 && (
        <Card title={texts.drafts.decided} isFlush>
          <DraftList caption={texts.drafts.caption.decided} drafts={decided} />
        </Card>
      )}
    </div>
  );
}
