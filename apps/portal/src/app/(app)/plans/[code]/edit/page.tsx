import { Alert } from "@tributary/ui/alert";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { ButtonLink } from "@tributary/ui/button";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { planPath } from "@/frame/paths.ts";
import { readNumber } from "@/frame/read-number.ts";
import { requireMe } from "@/session/require-me.ts";
import { planTexts } from "@/texts/plan.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { DraftForm } from "./draft-form.tsx";

const { form: texts, title } = planTexts;

export const metadata: Metadata = { title: texts.title };

export default async function EditDraft({ params }: PageProps<"/plans/[code]/edit">) {
  const me = await requireMe();
  if (!me.can("plan:write")) return <NoAccess />;
  const code = readNumber((await params).code);
  const plan = await notFoundOnRefusal(api.plan.show({ code }));
  const draft = plan.versions.find(({ isPublished }) => !isPublished);
  const path = planPath(plan.code);
  return (
    <div className="grid gap-5">
      <Breadcrumb
        items={[{ label: title, href: "/plans" }, { label: plan.name, href: path }, { label: texts.title }]}
      />
      <PageHeader
        title={plan.name}
        description={draft === undefined ? plan.code : texts.about(plan.code, draft.version)}
      />
      {draft === undefined ? (
        <Alert tone="info" title={texts.noDraft}>
          <ButtonLink href={path}>{texts.cancel}</ButtonLink>
        </Alert>
      ) : (
        <DraftForm key={draft.fingerprint} plan={plan} draft={draft} />
      )}
    </div>
  );
}
