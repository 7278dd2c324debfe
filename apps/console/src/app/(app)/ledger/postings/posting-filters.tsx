"use client";
import { FilterBar } from "@tributary/ui/filter-bar";
import { formatPeriod } from "@tributary/ui/format/period";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { ledgerTexts } from "@/texts/ledger.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { filters: texts } = ledgerTexts.postings;

interface PostingFiltersProps {
  readonly names: Pick<Outputs["ledger"]["postings"], "agreements" | "operators" | "periods">;
  /** The party the address names: it may be a network, which is not among the operators. */
  readonly party: string | null;
  /** null for who may not export. */
  readonly exportHref: string | null;
}

/** What the postings can be narrowed by. */
export function PostingFilters({ names, party, exportHref }: PostingFiltersProps) {
  const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({
    value: id,
    label: name,
  });
  const labelled = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  const parties = names.operators.map(named);
  const isOther = party !== null && parties.every(({ value }) => value !== party);
  return (
    <FilterBar
      search={{ param: "q", label: texts.search }}
      filters={[
        { param: "account", label: texts.account, options: labelled(ledgerTexts.accounts) },
        { param: "kind", label: texts.kind, options: labelled(ledgerTexts.kinds) },
        {
          param: "party",
          label: texts.party,
          options: isOther ? [{ value: party, label: party }, ...parties] : parties,
        },
        { param: "agreement", label: texts.agreement, options: names.agreements.map(named) },
        {
          param: "period",
          label: texts.period,
          options: names.periods.map((period) => ({ value: period, label: formatPeriod(period) })),
        },
      ]}
      actions={exportHref !== null && <ExportMenu href={exportHref} />}
    />
  );
}
