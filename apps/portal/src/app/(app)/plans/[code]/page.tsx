import { Badge } from "@tributary/ui/badge";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { planPath } from "@/frame/paths.ts";
import { readNumber } from "@/frame/read-number.ts";
import { requireMe } from "@/session/require-me.ts";
import { planTexts as texts } from "@/texts/plan.ts";
import { type Plan, PlanStatus } from "../status.tsx";
import { BundleTable } from "./bundle-table.tsx";
import { DraftNext } from "./draft-next.tsx";
import { Economics } from "./economics.tsx";
import { DiscountTable, FeeTable } from "./fee-table.tsx";
import { loadPlan } from "./load.ts";
import { MoveDialog } from "./move-dialog.tsx";
import { DiscardButton, PublishButton, RetireButton } from "./plan-buttons.tsx";
import { PlanTiles } from "./tiles.tsx";
import { VersionTable } from "./version-table.tsx";

export async function generateMetadata({ params }: PageProps<"/plans/[code]">): Promise<Metadata> {
  return { title: readNumber((await params).code) };
}

export default async function PlanPage({ params, searchParams }: PageProps<"/plans/[code]">) {
  const me = await requireMe();
  if (!me.can("plan:read")) return <NoAccess />;
  const { plan, version, economics } = await loadPlan(params, searchParams);
  const { terms, rateCard } = version;
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: texts.title, href: "/plans" }, { label: plan.code }]} />
      <PageHeader
        title={plan.name}
        meta={
          <>
            <Badge>{texts.kinds[plan.kind]}</Badge>
            <Badge>{texts.detail.version(version.version)}</Badge>
            <PlanStatus state={plan.state} />
          </>
        }
        actions={me.can("plan:write") && <Actions plan={plan} />}
      />
      <PlanTiles version={version} />
      <Card title={texts.detail.bundles.title} description={texts.detail.bundles.description} isFlush>
        <BundleTable bundles={terms.bundles} />
      </Card>
      <Card title={texts.detail.fees.title} isFlush>
        <FeeTable fees={terms.fees} currency={rateCard.currency} />
      </Card>
      {terms.discounts.length > 0 && (
        <Card title={texts.detail.discounts.title} isFlush>
          <DiscountTable discounts={terms.discounts} currency={rateCard.currency} />
        </Card>
      )}
      <Economics economics={economics} />
      <Card title={texts.detail.versions} isFlush>
        <VersionTable plan={plan} shown={version.version} />
      </Card>
    </div>
  );
}

function Actions({ plan }: { readonly plan: Plan }) {
  const draft = plan.versions.find(({ isPublished }) => !isPublished);
  if (plan.state === "retired") return <MoveDialog plan={plan} />;
  return (
    <>
      {plan.state === "on-sale" && <RetireButton code={plan.code} />}
      <MoveDialog plan={plan} />
      {draft === undefined ? (
        <DraftNext code={plan.code} />
      ) : (
        <>
          {plan.versions.length > 1 && <DiscardButton code={plan.code} />}
          <ButtonLink href={`${planPath(plan.code)}/edit`}>{texts.draft.edit}</ButtonLink>
          <PublishButton code={plan.code} draft={draft} />
        </>
      )}
    </>
  );
}
