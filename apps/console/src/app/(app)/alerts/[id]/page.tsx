import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { alertTexts as texts } from "@/texts/alert.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { AlertStatus, Severity } from "../parts.tsx";
import { AlertActions } from "./alert-actions.tsx";
import { AlertFacts } from "./alert-facts.tsx";
import { Drivers } from "./drivers.tsx";
import { History } from "./history.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function AlertPage(props: PageProps<"/alerts/[id]">) {
  const me = await requireMe();
  if (!me.can("alert:read")) return <NoAccess />;
  const id = z.uuid().safeParse((await props.params).id);
  if (!id.success) notFound();
  const alert = await notFoundOnRefusal(api.alert.show({ id: id.data }));
  const { title, about } = texts.detectors[alert.detector as keyof typeof texts.detectors];
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: texts.title, href: "/alerts" }, { label: title }]} />
      <PageHeader
        title={alert.operator === null ? title : `${title}: ${alert.operator.name}`}
        description={about}
        meta={
          <span className="inline-flex flex-wrap gap-2">
            <Severity severity={alert.severity} />
            <AlertStatus status={alert.status} />
          </span>
        }
        actions={me.can("alert:write") && <AlertActions alert={alert} />}
      />
      <AlertFacts alert={alert} />
      <Card title={texts.detail.drivers} isFlush>
        <Drivers alert={alert} />
      </Card>
      <Card title={texts.detail.history}>
        <History alert={alert} />
      </Card>
    </div>
  );
}
