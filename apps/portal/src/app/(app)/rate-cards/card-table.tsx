"use client";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { Instant } from "@tributary/ui/instant";
import { StatusBadge } from "@tributary/ui/status-badge";
import type { ReactNode } from "react";
import { rateCardPath } from "@/frame/paths.ts";
import { rateCardTexts } from "@/texts/rate-card.ts";
import type { Outputs } from "@/trpc/outputs.ts";

type CardRow = Outputs["rateCard"]["list"]["rows"][number];

const { columns: names, none, version: versionText, since, from } = rateCardTexts;

const COLUMNS: readonly DataColumn<CardRow>[] = [
  { id: "name", header: names.name, isRowHead: true, cell: ({ name }) => name },
  { id: "code", header: names.code, className: "max-sm:hidden", cell: ({ code }) => code },
  {
    id: "inForce",
    header: names.inForce,
    cell: ({ inForce, zone }) => <Dated version={inForce} zone={zone} word={since} />,
  },
  {
    id: "upcoming",
    header: names.upcoming,
    className: "max-md:hidden",
    cell: ({ upcoming, zone }) => <Dated version={upcoming} zone={zone} word={from} />,
  },
  {
    id: "draft",
    header: names.draft,
    cell: ({ draft }) =>
      draft === null ? none : <StatusBadge tone="info">{versionText(draft)}</StatusBadge>,
  },
  { id: "currency", header: names.currency, className: "max-sm:hidden", cell: ({ currency }) => currency },
];

interface DatedProps {
  readonly version: CardRow["inForce"];
  readonly zone: string;
  readonly word: string;
}

function Dated({ version, zone, word }: DatedProps) {
  if (version === null) return none;
  return (
    <>
      {versionText(version.version)}{" "}
      <span className="text-muted-foreground">
        {word} <Instant at={version.effectiveFrom} zone={zone} style="date" />
      </span>
    </>
  );
}

/** The operator's rate cards; each leads to its prices. */
export function CardTable({ rows, empty }: { readonly rows: readonly CardRow[]; readonly empty: ReactNode }) {
  return (
    <DataTable
      caption={rateCardTexts.caption}
      columns={COLUMNS}
      rows={rows}
      getRowId={({ code }) => code}
      getRowHref={({ code }) => rateCardPath(code)}
      empty={empty}
    />
  );
}
