import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { FilterBar } from "@tributary/ui/filter-bar";
import { Instant } from "@tributary/ui/instant";
import { Bytes, Duration } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { addressOf } from "@/frame/address.ts";
import { MonthPicker } from "@/frame/month-picker.tsx";
import { insideTexts } from "@/texts/inside.ts";
import { operatorTexts } from "@/texts/operators.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { type InsideSearch, placeText } from "./search.ts";

type Row = Outputs["inside"]["records"]["rows"][number];

interface RecordsViewProps {
  readonly operatorId: string;
  readonly search: InsideSearch;
}

const texts = insideTexts.records;

/** The operator's records of a month, the latest first, identifiers masked. */
export async function RecordsView({ operatorId, search }: RecordsViewProps) {
  const { month, months, zones } = await api.inside.usage({ operatorId, month: search.period });
  const { service, cursor } = search;
  const { rows, next } = await api.inside.records({ operatorId, period: month, service, after: cursor });
  const address = (place: string | null) =>
    addressOf(`/operators/${operatorId}/inside`, { view: "records", period: month, service, cursor: place });
  const services = Object.entries(operatorTexts.services).map(([value, label]) => ({ value, label }));
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <MonthPicker period={month} periods={months} />
        <FilterBar filters={[{ param: "service", label: texts.service, options: services }]} />
        <p className="py-2 text-muted-foreground text-xs">{texts.note}</p>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={texts.emptyTitle}>{texts.emptyText}</EmptyState>
      ) : (
        <Card isFlush>
          <Records rows={rows} zone={zones[0] ?? "UTC"} />
          <div className="flex justify-end gap-2 border-t px-3 py-2">
            {cursor && (
              <ButtonLink size="sm" href={address(null)}>
                {texts.first}
              </ButtonLink>
            )}
            {next && (
              <ButtonLink size="sm" href={address(placeText(next))}>
                {texts.older}
              </ButtonLink>
            )}
          </div>
        </Card>
      )}
    </>
  );
}

function Records({ rows, zone }: { readonly rows: readonly Row[]; readonly zone: string }) {
  const { columns } = texts;
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          <HeadCell>{columns.at}</HeadCell>
          <HeadCell>{columns.service}</HeadCell>
          <HeadCell>{columns.subscriber}</HeadCell>
          <HeadCell>{columns.imsi}</HeadCell>
          <HeadCell>{columns.other}</HeadCell>
          <HeadCell>{columns.network}</HeadCell>
          <HeadCell>{columns.zone}</HeadCell>
          <HeadCell cellAlign="end">{columns.duration}</HeadCell>
          <HeadCell cellAlign="end">{columns.volume}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={`${row.occurredAt.toISOString()} ${index}`}>
            <RowHead className="whitespace-nowrap font-normal">
              <Instant at={row.occurredAt} zone={zone} style="second" />
            </RowHead>
            <Cell>{operatorTexts.services[row.service] ?? row.service}</Cell>
            <Cell className="figures">{row.msisdn ?? texts.none}</Cell>
            <Cell className="figures">{row.imsi ?? texts.none}</Cell>
            <Cell className="figures">{row.otherParty ?? texts.none}</Cell>
            <Cell className="figures">{row.visitedPlmn ?? texts.none}</Cell>
            <Cell>{row.zone}</Cell>
            <Cell cellAlign="end">
              {row.durationSeconds > 0 ? <Duration seconds={BigInt(row.durationSeconds)} /> : texts.none}
            </Cell>
            <Cell cellAlign="end">
              {row.volumeBytes > 0n ? <Bytes bytes={row.volumeBytes} /> : texts.none}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
