import { Badge } from "@tributary/ui/badge";
import { Card } from "@tributary/ui/card";
import { Day } from "@tributary/ui/day";
import { EmptyState } from "@tributary/ui/empty-state";
import { PageHeader } from "@tributary/ui/page-header";
import { Progress } from "@tributary/ui/progress";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { itemTexts, onboardingTexts as texts } from "@/texts/onboarding.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { SupplyAction } from "./supply-action.tsx";

export const metadata: Metadata = { title: texts.title };

type Own = NonNullable<Outputs["onboarding"]["show"]>;
type Item = Own["items"][number];

const PERCENT = 100;
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

export default async function OnboardingPage() {
  const me = await requireMe();
  if (!me.can("onboarding:read")) return <NoAccess />;
  const own = await api.onboarding.show();
  return (
    <div className="grid gap-5">
      <PageHeader title={texts.title} description={texts.description} />
      {own === null ? (
        <Card>
          <EmptyState title={texts.over.title}>{texts.over.text}</EmptyState>
        </Card>
      ) : (
        <Waiting own={own} canWrite={me.can("onboarding:write")} />
      )}
    </div>
  );
}

function Waiting({ own, canWrite }: { readonly own: Own; readonly canWrite: boolean }) {
  const { settled, total, targetOn, items } = own;
  return (
    <>
      <Card>
        <Progress
          label={texts.progress}
          percent={(PERCENT * settled) / total}
          detail={texts.of(settled, total)}
          eta={
            <>
              {texts.target} <Day on={dayOf(targetOn)} />
            </>
          }
        />
      </Card>
      <Card title={texts.items} isFlush>
        <Table caption={texts.items}>
          <thead>
            <tr>
              <HeadCell>{texts.columns.title}</HeadCell>
              <HeadCell className="max-sm:hidden">{texts.columns.due}</HeadCell>
              <HeadCell>{texts.columns.state}</HeadCell>
              {canWrite && <HeadCell cellAlign="end">{texts.columns.action}</HeadCell>}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <ItemRow key={item.code} item={item} canWrite={canWrite} />
            ))}
          </tbody>
        </Table>
      </Card>
    </>
  );
}

function ItemRow({ item, canWrite }: { readonly item: Item; readonly canWrite: boolean }) {
  const { label, tone } = texts.states[item.state];
  const { title, text } = itemTexts(item.code);
  const [latest] = item.supplies;
  const isOpen = item.state !== "done" && item.state !== "skipped";
  return (
    <tr>
      <RowHead>
        <span className="flex flex-wrap items-center gap-x-2">
          {title}
          {item.isGate && <Badge>{texts.gate}</Badge>}
        </span>
        <span className="block whitespace-normal font-normal text-muted-foreground text-xs">
          {text}
          {latest !== undefined && ` ${texts.handedIn(latest.text)}`}
        </span>
      </RowHead>
      <Cell className="max-sm:hidden">
        {item.dueOn === null ? texts.none : <Day on={dayOf(item.dueOn)} />}
      </Cell>
      <Cell>
        <StatusBadge tone={tone}>{label}</StatusBadge>
      </Cell>
      {canWrite && <Cell cellAlign="end">{isOpen && <SupplyAction code={item.code} title={title} />}</Cell>}
    </tr>
  );
}
