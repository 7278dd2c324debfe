import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { userTexts } from "@/texts/user.ts";
import { api } from "@/trpc/server.ts";
import { HouseTabs } from "../house-tabs.tsx";
import { Legend, RightsTable } from "./rights-table.tsx";

const texts = userTexts.roles;

export const metadata: Metadata = { title: texts.title };

export default async function Roles() {
  const me = await requireMe();
  if (!me.can("user:read")) return <NoAccess />;
  const { portfolio, operator } = await api.user.roles();
  return (
    <div className="grid gap-5">
      <PageHeader title={texts.title} description={texts.description} />
      <HouseTabs current="/settings/roles" />
      <Legend />
      <Card isFlush title={texts.portfolio} description={texts.portfolioText}>
        <RightsTable caption={texts.portfolio} table={portfolio} />
      </Card>
      <Card isFlush title={texts.operator} description={texts.operatorText}>
        <RightsTable caption={texts.operator} table={operator} />
      </Card>
    </div>
  );
}
