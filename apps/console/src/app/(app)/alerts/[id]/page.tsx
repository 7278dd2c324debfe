import { AlertActions } from "@tributary/ui/alert/alert-actions";
import { AlertFacts } from "@tributary/ui/alert/alert-facts";
import { AlertHistory } from "@tributary/ui/alert/alert-history";
import { AlertSeverity, AlertStatus } from "@tributary/ui/alert/badges";
import { alertWords as words } from "@tributary/ui/alert/words";
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
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { Drivers } from "./drivers.tsx";

export const metadata: Metadata = { title: words.title };

export default async function AlertPage(props: PageProps<"/alerts/[id]">) {
  const me = await requireMe();
  if (!me.can("alert:read")) return <NoAccess />;
  const id = z.uuid().safeParse((await props.params).id);
  if (!id.success) notFound();
  const alert = await notFoundOnRefusal(api.alert.show({ id: id.data }));
  const title = texts.detectorTitle(alert.detector);
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: words.title, href: "/alerts" }, { label: title }]} />
      <PageHeader
        title={alert.operator === null ? title : `${title}: ${alert.operator.name}`}
        description={texts.detectorAbout(alert.detector)}
        meta={
          <span className="inline-flex flex-wrap gap-2">
            <AlertSeverity severity={alert.severity} />
            <AlertStatus status={alert.status} />
          </span>
        }
        actions={me.can("alert:write") && <AlertActions alert={alert} setting={settingOf(alert)} />}
      />
      <AlertFacts alert={alert} />
      <Card title={words.detail.drivers} isFlush>
        <Drivers alert={alert} />
      </Card>
      <Card title={words.detail.history}>
        <AlertHistory alert={alert} />
      </Card>
    </div>
  );
}

type Alert = Outputs["alert"]["show"];

/** What a false alarm moves, in words. */
function settingOf({ excuse: { setting } }: Alert): string {
  return texts.settings.names[setting] ?? setting;
}
