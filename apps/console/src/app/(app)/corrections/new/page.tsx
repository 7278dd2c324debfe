import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { correctionTexts } from "@/texts/correction.ts";
import { api } from "@/trpc/server.ts";
import { listParams } from "../search.ts";
import { MonthForm } from "./month-form.tsx";

const { create: texts, title } = correctionTexts;

export const metadata: Metadata = { title: texts.title };

export default async function NewCorrectionPage({ searchParams }: PageProps<"/corrections/new">) {
  const me = await requireMe();
  if (!me.can("quarantine:write")) return <NoAccess />;
  const { agreement, period } = listParams.parse(await searchParams);
  const { agreements, months } = await api.correction.months();
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: title, href: "/corrections" }, { label: texts.title }]} />
      <PageHeader title={texts.title} description={texts.description} />
      <Card className="max-w-xl">
        {months.length === 0 ? (
          <EmptyState title={texts.noneTitle}>{texts.noneText}</EmptyState>
        ) : (
          <MonthForm agreements={agreements} months={months} asked={{ agreement, period }} />
        )}
      </Card>
    </div>
  );
}
