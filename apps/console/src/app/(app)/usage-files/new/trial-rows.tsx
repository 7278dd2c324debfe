import { Badge } from "@tributary/ui/badge";
import { Card } from "@tributary/ui/card";
import { Instant } from "@tributary/ui/instant";
import { Money } from "@tributary/ui/money";
import { Bytes, Duration } from "@tributary/ui/quantity";
import { Cell, HeadCell, Table } from "@tributary/ui/table";
import { reasonLabel } from "@/texts/quarantine.ts";
import { usageUploadTexts } from "@/texts/usage-upload.ts";
import type { Trial } from "./types.ts";

const { test: texts, services } = usageUploadTexts;

type Row = Trial["rows"][number];

/** Single rows: the record that stands in each, whose it is, or why it would wait. */
export function TrialRows({ trial: { rows, agreement } }: { readonly trial: Trial }) {
  return (
    <Card title={texts.sample} description={texts.sampleText} isFlush>
      <Table caption={texts.sampleCaption} isTall>
        <thead>
          <tr>
            <HeadCell cellAlign="end">{texts.line}</HeadCell>
            <HeadCell>{texts.outcome}</HeadCell>
            <HeadCell>{texts.time}</HeadCell>
            <HeadCell>{texts.sim}</HeadCell>
            <HeadCell>{texts.service}</HeadCell>
            <HeadCell cellAlign="end">{texts.quantity}</HeadCell>
            {agreement !== null && (
              <>
                <HeadCell>{texts.operator}</HeadCell>
                <HeadCell>{texts.zone}</HeadCell>
                <HeadCell cellAlign="end">{texts.charge}</HeadCell>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <SampleRow key={row.line} row={row} agreement={agreement} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function SampleRow({ row, agreement }: { readonly row: Row; readonly agreement: Trial["agreement"] }) {
  const { line, outcome, record, reason, detail } = row;
  const { label, tone } = texts.outcomes[outcome];
  const columns = agreement === null ? 4 : 7;
  return (
    <tr>
      <Cell cellAlign="end" className="figures text-muted-foreground">
        {line}
      </Cell>
      <Cell>
        <Badge tone={tone}>{label}</Badge>
      </Cell>
      {detail === null && record !== null ? (
        <>
          <Cell className="whitespace-nowrap">
            <Instant at={record.occurredAt} zone={agreement?.zone ?? "UTC"} />
          </Cell>
          <Cell className="figures whitespace-nowrap">{record.sim}</Cell>
          <Cell>{services[record.service]}</Cell>
          <Cell cellAlign="end" className="whitespace-nowrap">
            <Amount record={record} />
          </Cell>
          {agreement !== null && (
            <>
              <Cell className="whitespace-nowrap">{row.operatorName ?? texts.nobodyName}</Cell>
              <Cell>{row.zone}</Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                {row.chargeMicros !== null && (
                  <Money micros={row.chargeMicros} currency={agreement.currency} />
                )}
              </Cell>
            </>
          )}
        </>
      ) : (
        <Cell colSpan={columns} className="min-w-64 text-muted-foreground">
          {reason !== null && <span className="font-medium text-foreground">{reasonLabel(reason)}: </span>}
          {detail}
        </Cell>
      )}
    </tr>
  );
}

function Amount({ record }: { readonly record: NonNullable<Row["record"]> }) {
  switch (record.service) {
    case "voice":
      return <Duration seconds={BigInt(record.durationSeconds)} />;
    case "data":
      return <Bytes bytes={record.volumeBytes} />;
    case "sms":
    case "mms":
      return texts.events;
  }
}
