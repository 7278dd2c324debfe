import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { billingTexts } from "@/texts/billing.ts";
import { api } from "@/trpc/server.ts";
import { ProfileForm } from "./profile-form.tsx";

const { form: texts, title } = billingTexts;

export const metadata: Metadata = { title: texts.title };

export default async function EditBilling() {
  const me = await requireMe();
  if (!me.can("billing-profile:write")) return <NoAccess />;
  const profile = await api.billingProfile.show();
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: title, href: "/settings/billing" }, { label: texts.title }]} />
      <PageHeader title={texts.title} description={billingTexts.description} />
      <ProfileForm key={profile.versions[0]?.version ?? 0} profile={profile} />
    </div>
  );
}
