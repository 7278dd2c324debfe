import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { Bytes, Duration, Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { MonthPicker } from "@/frame/month-picker.tsx";
import { insideTexts } from "@/texts/inside.ts";
import { operatorTexts } from "@/texts/operators.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import type { InsideSearch } from "./search.ts";

type Cells = Outputs["inside"]["usage"]["days"][number]["cells"][number];

interface UsageViewProps {
  readonly operatorId: string;
  readonly search: InsideSearch;
}

const texts = insideTexts.usage;

/** The operator's usage of a month by day and service, in quantities. */
export async function UsageView({ operatorId, search }: UsageViewProps) {
  const usage = await api.inside.usage({ operatorId, month: search.period });
  const { month, months, services, days, zones } = usage;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <MonthPicker period={month} periods={months} />
        <p className="text-muted-foreground text-xs">{texts.zones(zones)}</p>
      </div>
      {services.length === 0 ? (
        <EmptyState title={texts.emptyTitle}>{texts.emptyText}</EmptyState>
      ) : (
        <Card isFlush>
          <Table caption={texts.caption} isTall>
            <thead>
              <tr>
                <HeadCell>{texts.day}</HeadCell>
                {services.map((service) => (
                  <HeadCell key={service} cellAlign="end">
                    {operatorTexts.services[service] ?? service}
                  </HeadCell>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, cells }) => (
                <tr key={day}>
                  <RowHead className="whitespace-nowrap">{day}</RowHead>
                  {cells.map((cell, index) => (
                    <Cell key={services[index]} cellAlign="end" className="whitespace-nowrap">
                      <UsageOfDay cell={cell} />
                    </Cell>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
    </>
  );
}

function UsageOfDay({ cell: { records, durationSeconds, volumeBytes } }: { readonly cell: Cells }) {
  return (
    <>
      {volumeBytes > 0n && <Bytes bytes={volumeBytes} />}
      {volumeBytes === 0n && durationSeconds > 0n && <Duration seconds={durationSeconds} />}{" "}
      <span className="text-muted-foreground text-xs">
        <Quantity value={records} /> {texts.records}
      </span>
    </>
  );
}
