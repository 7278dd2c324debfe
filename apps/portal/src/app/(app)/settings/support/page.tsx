import { Badge } from "@tributary/ui/badge";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { supportSettingsTexts as texts } from "@/texts/support.ts";
import { api } from "@/trpc/server.ts";
import { Macros } from "./macros.tsx";
import { Mailbox } from "./mailbox.tsx";
import { ProfileForm } from "./profile-form.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function SupportSettings() {
  const me = await requireMe();
  if (!me.can("ticket:read")) return <NoAccess />;
  const [{ version, terms, macros, plans }, mailbox] = await Promise.all([
    api.supportProfile.show(),
    api.mailbox.show(),
  ]);
  const canWrite = me.can("ticket:write");
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        meta={<Badge>{texts.version(version)}</Badge>}
      />
      <ProfileForm key={version} version={version} terms={terms} canWrite={canWrite} />
      <Mailbox mailbox={mailbox} canWrite={canWrite} zone={terms.calendar.zone} />
      <Macros macros={macros} plans={plans} canWrite={canWrite} />
    </div>
  );
}
