import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { ButtonLink } from "@tributary/ui/button";
import { PageHeader } from "@tributary/ui/page-header";
import { StatusBadge } from "@tributary/ui/status-badge";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { onboardingPath, rehearsalPath } from "@/frame/paths.ts";
import { requireMe } from "@/session/require-me.ts";
import { operatorState, operatorTexts } from "@/texts/operators.ts";
import { rehearsalTexts } from "@/texts/rehearsal.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { EnterOperator } from "../enter-operator.tsx";
import { loadOperator } from "../load-operator.ts";
import { SuspendOperator } from "../suspend-operator.tsx";
import { OperatorTabs } from "./operator-tabs.tsx";

interface OperatorLayoutProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly children: ReactNode;
}

export async function generateMetadata({ params }: OperatorLayoutProps): Promise<Metadata> {
  const { name } = await notFoundOnRefusal(loadOperator((await params).id));
  return { title: name };
}

export default async function OperatorLayout({ params, children }: OperatorLayoutProps) {
  const me = await requireMe();
  const operator = await notFoundOnRefusal(loadOperator((await params).id));
  const { operatorId, name, status } = operator;
  const { label, tone } = operatorState(status);
  return (
    <div className="grid gap-5">
      <div className="grid gap-3">
        <Breadcrumb items={[{ label: operatorTexts.title, href: "/operators" }, { label: name }]} />
        <PageHeader
          title={name}
          meta={<StatusBadge tone={tone}>{label}</StatusBadge>}
          actions={
            <>
              {status === "onboarding" && (
                <ButtonLink href={onboardingPath(operatorId)}>{operatorTexts.onboarding}</ButtonLink>
              )}
              {me.can("operator:approve") && (
                <SuspendOperator operatorId={operatorId} name={name} status={status} />
              )}
              {me.can("operator:read") && (
                <ButtonLink href={rehearsalPath(operatorId)}>{rehearsalTexts.title}</ButtonLink>
              )}
              {me.can("operator-access:write") && <EnterOperator operatorId={operatorId} name={name} />}
            </>
          }
        />
        <OperatorTabs operatorId={operatorId} permissions={me.permissions} />
      </div>
      {children}
    </div>
  );
}
