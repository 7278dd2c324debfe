import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { PageHeader } from "@tributary/ui/page-header";
import { EditEndpoint } from "@tributary/ui/webhook/edit-endpoint";
import { EndpointTable } from "@tributary/ui/webhook/endpoint-table";
import { webhookTexts as texts } from "@tributary/ui/webhook/words";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { api } from "@/trpc/server.ts";

export const metadata: Metadata = { title: texts.title };

export default async function Webhooks() {
  const me = await requireMe();
  if (!me.can("webhook:read")) return <NoAccess />;
  const endpoints = await api.webhook.list();
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={me.can("webhook:write") && <EditEndpoint />}
      />
      <Card isFlush>
        <EndpointTable endpoints={endpoints} empty={<Nothing />} />
      </Card>
    </div>
  );
}

function Nothing() {
  return (
    <EmptyState title={texts.empty.title}>
      <p>{texts.empty.text}</p>
    </EmptyState>
  );
}
