import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { onboardingTexts } from "@/texts/onboarding.ts";
import { operatorTexts } from "@/texts/operators.ts";
import { api } from "@/trpc/server.ts";
import { NewOperatorForm } from "./new-operator-form.tsx";

const { start: texts } = onboardingTexts;

export const metadata: Metadata = { title: texts.title };

const MOST = 100;

export default async function NewOperatorPage() {
  const me = await requireMe();
  if (!me.can("operator:write")) return <NoAccess />;
  const { rows } = await api.operatorTemplate.list({ page: 1, pageSize: MOST });
  const templates = rows
    .filter(({ published }) => published !== null)
    .map(({ code, name }) => ({ value: code, label: name }));
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: operatorTexts.title, href: "/operators" }, { label: texts.title }]} />
      <PageHeader title={texts.title} description={texts.description} />
      {templates.length === 0 ? (
        <Card>
          <EmptyState
            title={texts.noTemplate}
            action={<ButtonLink href="/operator-templates">{texts.templates}</ButtonLink>}
          >
            {texts.noTemplateText}
          </EmptyState>
        </Card>
      ) : (
        <NewOperatorForm templates={templates} />
      )}
    </div>
  );
}
