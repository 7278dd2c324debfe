import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { FilterBar } from "@tributary/ui/filter-bar";
import { ListPages } from "@/frame/list-pages.tsx";
import { rateCardPath } from "@/frame/paths.ts";
import { rateCardTexts } from "@/texts/rate-card.ts";
import type { RateCard } from "./load.ts";
import { type CardParams, PAGE_SIZE } from "./params.ts";
import { RateTable } from "./rate-table.tsx";

const { rates: texts } = rateCardTexts;

/** A page of the version's rates. */
export function Rates({ card, params }: { readonly card: RateCard; readonly params: CardParams }) {
  const { code, rates, total, rateCount, currency, shown } = card;
  const { page, q } = params;
  return (
    <>
      <FilterBar search={{ param: "q", label: texts.search, placeholder: texts.searchPlaceholder }} />
      <Card title={texts.title(rateCount)} isFlush>
        <RateTable
          rows={rates}
          currency={currency}
          empty={
            <EmptyState
              title={texts.empty}
              action={q && <ButtonLink href={rateCardPath(code, shown.version)}>{texts.reset}</ButtonLink>}
            >
              <p>{q ? texts.filtered : texts.emptyText}</p>
            </EmptyState>
          }
        />
        <ListPages
          path={rateCardPath(code)}
          params={{ v: params.v, q }}
          page={page}
          pageSize={PAGE_SIZE}
          total={total}
          shown={rates.length}
        />
      </Card>
    </>
  );
}
