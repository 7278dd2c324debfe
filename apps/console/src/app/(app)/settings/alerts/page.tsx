import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { alertTexts } from "@/texts/alert.ts";
import { api } from "@/trpc/server.ts";
import { ChangeSetting } from "./change-setting.tsx";
import { SettingList } from "./setting-list.tsx";

const { settings: texts } = alertTexts;

export const metadata: Metadata = { title: texts.title };

export default async function AlertSettingsPage() {
  const me = await requireMe();
  if (!me.can("alert:read")) return <NoAccess />;
  const { rows } = await api.alert.settings();
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: alertTexts.title, href: "/alerts" }, { label: texts.title }]} />
      <PageHeader title={texts.title} description={texts.description} />
      {rows.map((row) => (
        <Card
          key={row.detector}
          title={alertTexts.detectors[row.detector as keyof typeof alertTexts.detectors].title}
          actions={me.can("alert:write") && <ChangeSetting row={row} />}
        >
          <SettingList row={row} />
        </Card>
      ))}
    </div>
  );
}
