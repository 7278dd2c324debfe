import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { EmptyState } from "@tributary/ui/empty-state";
import { PageHeader } from "@tributary/ui/page-header";
import { Tabs } from "@tributary/ui/tabs";
import type { Metadata } from "next";
import { addressOf } from "@/frame/address.ts";
import { requireMe } from "@/session/require-me.ts";
import { insideTexts } from "@/texts/inside.ts";
import { operatorTexts } from "@/texts/operators.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { EnterOperator } from "../enter-operator.tsx";
import { loadOperator } from "../load-operator.ts";
import type { OperatorPageProps } from "../search.ts";
import { RecordsView } from "./records-view.tsx";
import { type InsideSearch, type InsideView, insideSearch } from "./search.ts";
import { StatementView } from "./statement-view.tsx";
import { StatementsView } from "./statements-view.tsx";
import { UsageView } from "./usage-view.tsx";

export async function generateMetadata({ params }: OperatorPageProps): Promise<Metadata> {
  const { name } = await notFoundOnRefusal(loadOperator((await params).id));
  return { title: insideTexts.metaTitle(name) };
}

export default async function InsidePage({ params, searchParams }: OperatorPageProps) {
  const me = await requireMe();
  const { id } = await params;
  const [operator, accesses] = await notFoundOnRefusal(
    Promise.all([loadOperator(id), api.operatorAccess.current()]),
  );
  const { operatorId, name } = operator;
  const isOpen = accesses.some((access) => access.operatorId === operatorId);
  const search = insideSearch.parse(await searchParams);
  const { title, breadcrumb, notEntered } = insideTexts;
  return (
    <div className="grid gap-5">
      <div className="grid gap-3">
        <Breadcrumb
          items={[
            { label: operatorTexts.title, href: "/operators" },
            { label: name, href: `/operators/${operatorId}` },
            { label: breadcrumb },
          ]}
        />
        <PageHeader title={title(name)} />
        {isOpen && <InsideTabs operatorId={operatorId} view={search.view} />}
      </div>
      {isOpen ? (
        <View operatorId={operatorId} search={search} />
      ) : (
        <EmptyState
          title={notEntered.title}
          action={me.can("operator-access:write") && <EnterOperator operatorId={operatorId} name={name} />}
        >
          {notEntered.text}
        </EmptyState>
      )}
    </div>
  );
}

function InsideTabs({ operatorId, view }: { readonly operatorId: string; readonly view: InsideView }) {
  const { tabs } = insideTexts;
  const tab = (own: InsideView) => ({
    label: tabs[own],
    href: addressOf(`/operators/${operatorId}/inside`, { view: own }),
    isCurrent: view === own,
  });
  return <Tabs label={tabs.label} tabs={[tab("statements"), tab("usage"), tab("records")]} />;
}

interface ViewProps {
  readonly operatorId: string;
  readonly search: InsideSearch;
}

function View({ operatorId, search }: ViewProps) {
  if (search.view === "usage") return <UsageView operatorId={operatorId} search={search} />;
  if (search.view === "records") return <RecordsView operatorId={operatorId} search={search} />;
  if (search.number === undefined) return <StatementsView operatorId={operatorId} page={search.page} />;
  return <StatementView operatorId={operatorId} number={search.number} />;
}
