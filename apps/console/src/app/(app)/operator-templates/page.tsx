import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
import { pageParam } from "@/frame/search-params.ts";
import { requireMe } from "@/session/require-me.ts";
import { templateTexts as texts } from "@/texts/operator-template.ts";
import { api } from "@/trpc/server.ts";
import { TemplateTable } from "./template-table.tsx";
import { WriteDialog } from "./write-dialog.tsx";

export const metadata: Metadata = { title: texts.title };

const PAGE_SIZE = 25;

export default async function TemplatesPage({ searchParams }: PageProps<"/operator-templates">) {
  const me = await requireMe();
  if (!me.can("operator:read")) return <NoAccess />;
  const page = pageParam.parse((await searchParams).page);
  const { rows, total } = await api.operatorTemplate.list({ page, pageSize: PAGE_SIZE });
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={me.can("operator:write") && <WriteDialog template={null} />}
      />
      <Card isFlush>
        <TemplateTable rows={rows} />
        <PageLinks page={page} size={PAGE_SIZE} total={total} />
      </Card>
    </div>
  );
}
