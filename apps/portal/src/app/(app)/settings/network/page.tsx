import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { networkTexts as texts } from "@/texts/network.ts";
import { api } from "@/trpc/server.ts";
import { NetworkCard, SmdpCard } from "./connections.tsx";
import { EditConnections } from "./edit-connections.tsx";
import { ReportAccess } from "./report-access.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function Network() {
  const me = await requireMe();
  if (!me.can("network:read")) return <NoAccess />;
  const connections = await api.network.show();
  const canWrite = me.can("network:write");
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={canWrite && <EditConnections connections={connections} />}
      />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <NetworkCard connections={connections} canWrite={canWrite} />
        <SmdpCard connections={connections} canWrite={canWrite} />
      </div>
      {canWrite && <ReportAccess />}
    </div>
  );
}
