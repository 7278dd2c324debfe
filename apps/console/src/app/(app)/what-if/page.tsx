import { EmptyState } from "@tributary/ui/empty-state";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { requirePrincipal } from "@/session/require-principal.ts";
import { whatIfTexts } from "@/texts/what-if.ts";
import { api } from "@/trpc/server.ts";
import { type WhatIfSearch, whatIfSearch } from "./search.ts";
import { WhatIfForm } from "./what-if-form.tsx";
import { WhatIfResult } from "./what-if-result.tsx";

export const metadata: Metadata = { title: whatIfTexts.title };

interface WhatIfPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function WhatIfPage({ searchParams }: WhatIfPageProps) {
  await requirePrincipal();
  const search = whatIfSearch.parse(await searchParams);
  const options = await api.whatIf.options({ agreementId: search.agreement });
  const header = <PageHeader title={whatIfTexts.title} description={whatIfTexts.description} />;
  if (options === null) {
    return (
      <>
        {header}
        <EmptyState title={whatIfTexts.empty.title}>{whatIfTexts.empty.text}</EmptyState>
      </>
    );
  }
  const known = new Set(options.operators.map(({ operatorId }) => operatorId));
  const operators = search.operators.filter((code) => known.has(code));
  const comparison = await api.whatIf.compare(requestOf(options.agreementId, { ...search, operators }));
  return (
    <div className="grid gap-5">
      {header}
      <div className="grid items-start gap-5 xl:grid-cols-[18rem_1fr]">
        <WhatIfForm options={options} search={{ ...search, operators }} />
        {comparison && <WhatIfResult comparison={comparison} hasRates={search.rates.length > 0} />}
      </div>
    </div>
  );
}

function requestOf(agreementId: string, search: WhatIfSearch) {
  const { operators, markup, fixed, feeLine, fee, rates, page } = search;
  return {
    agreementId,
    operatorIds: operators,
    markupBps: markup,
    fixedAmount: fixed,
    perUnit: feeLine !== undefined && fee !== undefined ? { lineCode: feeLine, fee } : undefined,
    rates,
    page,
  };
}
