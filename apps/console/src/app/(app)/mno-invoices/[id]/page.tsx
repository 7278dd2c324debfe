import { Badge } from "@tributary/ui/badge";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { PageHeader } from "@tributary/ui/page-header";
import { PeriodLabel } from "@tributary/ui/period-label";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import { api } from "@/trpc/server.ts";
import { InvoiceStatus } from "../status.tsx";
import { Actions } from "./actions.tsx";
import { Disputes, Payments, Revisions } from "./beside.tsx";
import { Checks } from "./checks.tsx";
import { Facts } from "./facts.tsx";
import { Lines } from "./lines.tsx";
import { loadInvoice } from "./load-invoice.ts";
import { Notices } from "./notices.tsx";
import { LINES_PAGE_SIZE, linesParams } from "./search.ts";
import { InvoiceTiles } from "./tiles.tsx";

const { detail: texts } = mnoInvoiceTexts;

export async function generateMetadata({ params }: PageProps<"/mno-invoices/[id]">): Promise<Metadata> {
  const me = await requireMe();
  if (!me.can("mno-invoice:read")) return { title: mnoInvoiceTexts.title };
  return { title: texts.title((await loadInvoice((await params).id)).number) };
}

export default async function MnoInvoicePage({ params, searchParams }: PageProps<"/mno-invoices/[id]">) {
  const me = await requireMe();
  if (!me.can("mno-invoice:read")) return <NoAccess />;
  const invoice = await loadInvoice((await params).id);
  const { q, lines: view, page } = linesParams.parse(await searchParams);
  const lines = await api.mnoInvoice.lines({
    invoiceId: invoice.id,
    search: q,
    isExceptional: view === "exceptions" ? true : undefined,
    page,
    pageSize: LINES_PAGE_SIZE,
  });
  return (
    <div className="grid gap-5">
      <Breadcrumb
        items={[{ label: mnoInvoiceTexts.title, href: "/mno-invoices" }, { label: invoice.number }]}
      />
      <PageHeader
        title={texts.title(invoice.number)}
        meta={
          <>
            <InvoiceStatus status={invoice.status} />
            <Badge>{mnoInvoiceTexts.revision(invoice.revision)}</Badge>
            <span>
              {invoice.agreement.mnoName}, <PeriodLabel period={invoice.period} />
            </span>
          </>
        }
        actions={<Actions invoice={invoice} canApprove={me.can("mno-invoice:approve")} />}
      />
      <Notices invoice={invoice} />
      <InvoiceTiles invoice={invoice} />
      <div className="grid items-start gap-5 xl:grid-cols-[3fr_2fr]">
        <Checks invoice={invoice} />
        <Facts invoice={invoice} canOpenSettlement={me.can("settlement:read")} />
      </div>
      <Lines invoice={invoice} lines={lines} page={page} isFiltered={q !== undefined || view !== undefined} />
      <div className="grid items-start gap-5 xl:grid-cols-3">
        <Payments invoice={invoice} />
        {me.can("dispute:read") && <Disputes invoice={invoice} />}
        <Revisions invoice={invoice} />
      </div>
    </div>
  );
}
