import { ChangeSetting } from "@tributary/ui/alert/change-setting";
import { SettingList } from "@tributary/ui/alert/setting-list";
import { alertWords as words } from "@tributary/ui/alert/words";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { alertTexts } from "@/texts/alert.ts";
import { api } from "@/trpc/server.ts";

const { settings: texts } = alertTexts;

export const metadata: Metadata = { title: words.settings.title };

export default async function AlertSettingsPage() {
  const me = await requireMe();
  if (!me.can("alert:read")) return <NoAccess />;
  const { rows } = await api.alert.settings();
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: words.title, href: "/alerts" }, { label: words.settings.title }]} />
      <PageHeader title={words.settings.title} description={words.settings.description} />
      {rows.map((row) => (
        <Card
          key={row.detector}
          title={alertTexts.detectorTitle(row.detector)}
          actions={
            me.can("alert:write") && (
              <ChangeSetting row={row} title={alertTexts.detectorTitle(row.detector)} {...texts} />
            )
          }
        >
          <SettingList row={row} about={alertTexts.detectorAbout(row.detector)} names={texts.names} />
        </Card>
      ))}
    </div>
  );
}
