"use client";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { type ReactNode, useMemo } from "react";
import { rateCardTexts } from "@/texts/rate-card.ts";
import { BandPrices } from "./band-prices.tsx";
import type { ShownRate } from "./load.ts";

const { rates: names, services, directions, price } = rateCardTexts;

function columnsIn(currency: string): readonly DataColumn<ShownRate>[] {
  return [
    {
      id: "rate",
      header: names.rate,
      isRowHead: true,
      cell: ({ code, description }) => (
        <>
          {code}
          <span className="block font-normal text-muted-foreground text-xs">{description}</span>
        </>
      ),
    },
    { id: "usage", header: names.usage, className: "max-md:hidden", cell: usageText },
    { id: "zones", header: names.zones, className: "max-lg:hidden", cell: ({ zones }) => zones.join(", ") },
    { id: "price", header: `${names.price} (${currency})`, cell: (rate) => <BandPrices rate={rate} /> },
    {
      id: "charged",
      header: names.charged,
      className: "max-md:hidden",
      cell: ({ bands }) =>
        [...new Set(bands.map(({ first, next }) => price.increments(first, next)))].join(", "),
    },
  ];
}

function usageText({ services: named, directions: ways }: ShownRate): string {
  const kinds = named.map((service) => services[service]).join(", ");
  return ways === null ? kinds : `${kinds}, ${ways.map((way) => directions[way]).join(", ")}`;
}

interface RateTableProps {
  readonly rows: readonly ShownRate[];
  readonly currency: string;
  readonly empty: ReactNode;
}

/** Rates with their prices. */
export function RateTable({ rows, currency, empty }: RateTableProps) {
  const columns = useMemo(() => columnsIn(currency), [currency]);
  return (
    <DataTable
      caption={names.caption}
      columns={columns}
      rows={rows}
      getRowId={({ code }) => code}
      empty={empty}
    />
  );
}
