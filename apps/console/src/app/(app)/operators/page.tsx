import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { FilterBar } from "@tributary/ui/filter-bar";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { PageLinks } from "@/frame/page-links.tsx";
import { ScopePicker } from "@/frame/scope-picker.tsx";
import { requireMe } from "@/session/require-me.ts";
import { operatorTexts } from "@/texts/operators.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { OperatorList } from "./operator-list.tsx";
import { operatorsSearch } from "./search.ts";

export const metadata: Metadata = { title: operatorTexts.title };

interface OperatorsPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function OperatorsPage({ searchParams }: OperatorsPageProps) {
  const me = await requireMe();
  const { scope, hasFigures, operators } = await api.operator.list(operatorsSearch.parse(await searchParams));
  const { list } = operatorTexts;
  return (
    <div className="grid gap-5">
      <PageHeader
        title={operatorTexts.title}
        description={operatorTexts.description}
        actions={
          <>
            {hasFigures && scope && <ScopePicker scope={scope} />}
            <SavedViewsBar page="operators" />
            {me.can("operator:write") && (
              <ButtonLink href="/operators/new" variant="primary">
                {operatorTexts.newOperator}
              </ButtonLink>
            )}
          </>
        }
      />
      <FilterBar
        search={{ param: "search", label: list.search }}
        filters={[{ param: "status", label: list.status, options: list.statuses }]}
      />
      <Card isFlush>
        <OperatorList rows={operators.rows} scope={hasFigures ? scope : null} />
        <PageLinks page={operators.page} size={operators.size} total={operators.total} />
      </Card>
    </div>
  );
}
