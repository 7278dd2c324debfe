import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { offboardingTexts as texts } from "@/texts/offboarding.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { AskOffboarding } from "./ask-offboarding.tsx";
import { DataDeletion } from "./data-deletion.tsx";
import { HeldInventory } from "./held-inventory.tsx";
import { NumberHome } from "./number-home.tsx";
import { OffboardingActions } from "./offboarding-actions.tsx";
import { OffboardingFacts } from "./offboarding-facts.tsx";

export type Offboarding = NonNullable<Outputs["offboarding"]["show"]>;

/** The end of an operator: who asked, who decided, and what is left to do. */
export default async function OffboardingPage(props: PageProps<"/operators/[id]/offboarding">) {
  const me = await requireMe();
  if (!me.can("operator:read")) return <NoAccess />;
  const operatorId = (await props.params).id;
  const shown = await notFoundOnRefusal(api.offboarding.show({ operatorId }));
  const isOver = shown === null || shown.status === "declined" || shown.status === "withdrawn";
  const ask = isOver && me.can("operator:write") && <AskOffboarding operatorId={operatorId} />;
  if (shown === null) {
    return (
      <>
        <EmptyState title={texts.none.title} action={ask}>
          {texts.none.text}
        </EmptyState>
        <HeldInventory operatorId={operatorId} />
      </>
    );
  }
  const { label, tone } = texts.states[shown.status];
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="font-semibold text-lg">{texts.title}</h2>
        <StatusBadge tone={tone}>{label}</StatusBadge>
        <div className="ml-auto flex flex-wrap gap-2">
          {ask}
          {shown.numbersAway > 0 && me.can("operator:write") && <NumberHome id={shown.id} />}
          <OffboardingActions
            offboarding={shown}
            canWithdraw={me.can("operator:write") && me.email === shown.askedBy}
            canDecide={me.can("operator:approve") && me.email !== shown.askedBy}
          />
        </div>
      </div>
      <OffboardingFacts offboarding={shown} />
      {shown.status !== "released" && <HeldInventory operatorId={operatorId} />}
      {!isOver && <Steps steps={shown.steps} />}
      {!isOver && <DataDeletion operatorId={operatorId} zone={shown.zone} me={me} />}
    </>
  );
}

function Steps({ steps }: Pick<Offboarding, "steps">) {
  const { title, caption, columns, names, done, open, left } = texts.steps;
  return (
    <Card title={title} isFlush>
      <Table caption={caption}>
        <thead>
          <tr>
            <HeadCell>{columns.step}</HeadCell>
            <HeadCell>{columns.state}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.name}>
              <RowHead>{names[step.name]}</RowHead>
              <Cell>
                <StatusBadge tone={step.isDone ? "good" : "neutral"}>
                  {step.isDone ? done : step.left > 0 ? left(step.left) : open}
                </StatusBadge>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
