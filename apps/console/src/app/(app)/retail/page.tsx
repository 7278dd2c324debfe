import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { keepParams } from "@/frame/keep-params.ts";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
import { RetailTiles } from "@/frame/retail-tiles.tsx";
import { ScopePicker } from "@/frame/scope-picker.tsx";
import { requireMe } from "@/session/require-me.ts";
import { retailTexts as texts } from "@/texts/retail.ts";
import { api } from "@/trpc/server.ts";
import { RetailTable } from "./retail-table.tsx";
import { retailSearch } from "./search.ts";

export const metadata: Metadata = { title: texts.title };

export default async function RetailPage({ searchParams }: PageProps<"/retail">) {
  const me = await requireMe();
  if (!me.can("portfolio:read")) return <NoAccess />;
  const asked = await searchParams;
  const list = await api.retailTotal.list(retailSearch.parse(asked));
  if (list === null) {
    return (
      <>
        <PageHeader title={texts.title} />
        <EmptyState title={texts.empty.title}>{texts.empty.text}</EmptyState>
      </>
    );
  }
  const { scope, operators, blended } = list;
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          <>
            <ScopePicker scope={scope} />
            {me.can("portfolio:export") && (
              <ExportMenu href={keepParams("/retail/export", asked, { page: null })} />
            )}
          </>
        }
      />
      <RetailTiles {...blended} scope={scope} />
      <Card isFlush>
        <RetailTable rows={operators.rows} blended={blended.now} scope={scope} />
        <PageLinks page={operators.page} size={operators.size} total={operators.total} />
      </Card>
    </div>
  );
}
