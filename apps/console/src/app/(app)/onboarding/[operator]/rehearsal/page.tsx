import { Alert } from "@tributary/ui/alert";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { EmptyState } from "@tributary/ui/empty-state";
import { PageHeader } from "@tributary/ui/page-header";
import { StatusBadge } from "@tributary/ui/status-badge";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { operatorPath } from "@/frame/paths.ts";
import { requireMe } from "@/session/require-me.ts";
import { operatorTexts } from "@/texts/operators.ts";
import { rehearsalTexts as texts } from "@/texts/rehearsal.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { AskRehearsal } from "./ask-rehearsal.tsx";
import { RehearsalProgress } from "./rehearsal-progress.tsx";
import { RehearsalReport } from "./rehearsal-report.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function RehearsalPage(props: PageProps<"/onboarding/[operator]/rehearsal">) {
  const me = await requireMe();
  if (!me.can("operator:read")) return <NoAccess />;
  const operatorId = decodeURIComponent((await props.params).operator);
  const [operator, latest] = await notFoundOnRefusal(
    Promise.all([api.operator.show({ operatorId }), api.rehearsal.latest({ operatorId })]),
  );
  const { label, tone } = texts.verdicts[latest.verdict];
  const crumbs = [
    { label: operatorTexts.title, href: "/operators" },
    { label: operator.name, href: operatorPath(operatorId) },
    { label: texts.title },
  ];
  const canAsk = me.can("operator:write") && !latest.isOpen && operator.status !== "terminated";
  return (
    <div className="grid gap-5">
      <Breadcrumb items={crumbs} />
      <PageHeader
        title={texts.of(operator.name)}
        meta={<StatusBadge tone={tone}>{label}</StatusBadge>}
        description={texts.description}
        actions={canAsk && <AskRehearsal operatorId={operatorId} isFirst={latest.rehearsal === null} />}
      />
      {latest.isOpen && <RehearsalProgress operatorId={operatorId} initial={latest} />}
      <Standing latest={latest} />
      {latest.rehearsal?.report && <RehearsalReport latest={latest} report={latest.rehearsal.report} />}
    </div>
  );
}

/** What has to be known before the figures are read. */
function Standing({ latest: { verdict, message } }: { readonly latest: Outputs["rehearsal"]["latest"] }) {
  if (verdict === "never") return <EmptyState title={texts.never.title}>{texts.never.text}</EmptyState>;
  if (verdict === "outdated") {
    return (
      <Alert tone="warning" title={texts.outdated.title}>
        {texts.outdated.text}
      </Alert>
    );
  }
  if (verdict !== "broken") return null;
  return (
    <Alert tone="bad" title={texts.broken.title}>
      {message}
    </Alert>
  );
}
