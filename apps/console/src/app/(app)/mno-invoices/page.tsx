import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { addressOf } from "@/frame/address.ts";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
import { requireMe } from "@/session/require-me.ts";
import { mnoInvoiceTexts as texts } from "@/texts/mno-invoice.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { InvoiceFilters } from "./invoice-filters.tsx";
import { InvoiceTable } from "./invoice-table.tsx";
import { InvoiceTiles } from "./invoice-tiles.tsx";
import { listInput, listParams, PAGE_SIZE } from "./search.ts";

export const metadata: Metadata = { title: texts.title };

export default async function MnoInvoicesPage({ searchParams }: PageProps<"/mno-invoices">) {
  const me = await requireMe();
  if (!me.can("mno-invoice:read")) return <NoAccess />;
  const params = listParams.parse(await searchParams);
  const list = await api.mnoInvoice.list({ ...listInput(params), page: params.page, pageSize: PAGE_SIZE });
  const { page, ...kept } = params;
  const isFiltered = Object.values(kept).some((value) => value !== undefined);
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          <>
            <SavedViewsBar page="mno-invoices" />
            <ExportMenu href={addressOf("/mno-invoices/export", kept)} />
            {me.can("mno-invoice:write") && <ImportDialog agreements={list.agreements} />}
          </>
        }
      />
      <InvoiceTiles waiting={list.waiting} />
      <InvoiceFilters agreements={list.agreements} periods={list.periods} />
      <Card isFlush>
        <InvoiceTable rows={list.rows} isFiltered={isFiltered} />
        <PageLinks page={page} size={PAGE_SIZE} total={list.total} />
      </Card>
    </div>
  );
}
