import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { exportPackTexts as texts } from "@/texts/export-pack.ts";
import { api } from "@/trpc/server.ts";
import { AskPack } from "./ask-pack.tsx";
import { PackTable } from "./pack-table.tsx";
import { ShowAnew } from "./show-anew.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function ExportPacks() {
  const me = await requireMe();
  if (!me.can("export-pack:read")) return <NoAccess />;
  const packs = await api.exportPack.list();
  const isOpen = packs.some(({ status }) => status === "waiting" || status === "running");
  const canAsk = me.can("export-pack:write") && packs.every((pack) => !isBeingMade(pack));
  return (
    <div className="grid gap-5">
      <PageHeader title={texts.title} description={texts.description} actions={canAsk && <AskPack />} />
      {isOpen && <ShowAnew />}
      <Card title={texts.table.title} isFlush>
        {packs.length === 0 ? (
          <EmptyState title={texts.empty.title}>
            <p>{texts.empty.text}</p>
          </EmptyState>
        ) : (
          <PackTable packs={packs} canDownload={me.can("export-pack:export")} />
        )}
      </Card>
    </div>
  );
}

function isBeingMade({ status, isForgotten }: { readonly status: string; readonly isForgotten: boolean }) {
  return (status === "waiting" || status === "running") && !isForgotten;
}
