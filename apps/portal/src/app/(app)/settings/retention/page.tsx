import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { retentionTexts as texts } from "@/texts/retention.ts";
import { api } from "@/trpc/server.ts";
import { Due } from "./due.tsx";
import { Holds } from "./holds.tsx";
import { Retired } from "./retired.tsx";
import { Rules } from "./rules.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function Retention() {
  const me = await requireMe();
  if (!me.can("retention:read")) return <NoAccess />;
  const { rules, months, identities, holds, retired } = await api.retention.show();
  const canWrite = me.can("retention:write");
  return (
    <div className="grid gap-5">
      <PageHeader title={texts.title} description={texts.description} />
      <Rules rules={rules} canWrite={canWrite} />
      <Due months={months} identities={identities} canWrite={canWrite} />
      <Holds holds={holds} canWrite={canWrite} />
      {retired.length > 0 && <Retired months={retired} />}
    </div>
  );
}
