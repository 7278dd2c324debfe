import { ButtonLink } from "@tributary/ui/button";
import { EmptyState } from "@tributary/ui/empty-state";
import { Instant } from "@tributary/ui/instant";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { dayPath } from "@/frame/paths.ts";
import { Share } from "@/frame/share.tsx";
import { lineTexts } from "@/texts/statement-line.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import type { Line } from "../line-head.tsx";

type Records = Extract<Outputs["statementLine"]["records"], { kind: "usage" }>["records"];

const { records: texts, services, directions } = lineTexts;

interface DayRecordsProps {
  readonly number: string;
  readonly version: number;
  readonly line: Line;
  readonly day: string;
  readonly records: Records;
  readonly nextCursor: string | null;
  readonly isFirst: boolean;
}

/** A page of the records behind a day, in order of time. */
export function DayRecords(props: DayRecordsProps) {
  const { number, version, line, day, records, nextCursor, isFirst } = props;
  const path = dayPath(number, version, line.lineNumber, day);
  if (records.length === 0) {
    return (
      <EmptyState
        title={texts.empty.title}
        action={<ButtonLink href={path}>{texts.empty.action}</ButtonLink>}
      >
        <p>{texts.empty.text}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.time}</HeadCell>
            <HeadCell>{texts.number}</HeadCell>
            <HeadCell className="max-sm:hidden">{texts.service}</HeadCell>
            <HeadCell className="max-md:hidden">{texts.direction}</HeadCell>
            <HeadCell className="max-md:hidden">{texts.zone}</HeadCell>
            <HeadCell className="max-lg:hidden">{texts.network}</HeadCell>
            <HeadCell cellAlign="end">{texts.quantity}</HeadCell>
            <HeadCell cellAlign="end">{texts.share}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {records.map((record, index) => (
            <RecordRow key={`${record.occurredAt.getTime()} ${index}`} record={record} line={line} />
          ))}
        </tbody>
      </Table>
      {(!isFirst || nextCursor !== null) && (
        <nav aria-label={texts.pages} className="flex justify-end gap-2 border-t px-3 py-2">
          {!isFirst && (
            <ButtonLink size="sm" href={path}>
              {texts.first}
            </ButtonLink>
          )}
          {nextCursor !== null && (
            <ButtonLink size="sm" href={`${path}&cursor=${nextCursor}`}>
              {texts.next}
            </ButtonLink>
          )}
        </nav>
      )}
    </>
  );
}

function RecordRow({ record, line }: { readonly record: Records[number]; readonly line: Line }) {
  return (
    <tr>
      <RowHead className="whitespace-nowrap">
        <Instant at={record.occurredAt} zone={line.zone} style="second" />
      </RowHead>
      <Cell className="figures">{record.msisdn ?? "–"}</Cell>
      <Cell className="max-sm:hidden">{services[record.service] ?? record.service}</Cell>
      <Cell className="max-md:hidden">{directions[record.direction] ?? record.direction}</Cell>
      <Cell className="max-md:hidden">{record.zone}</Cell>
      <Cell className="max-lg:hidden">{record.visitedPlmn ?? "–"}</Cell>
      <Cell cellAlign="end" className="whitespace-nowrap">
        {record.quantity && <Quantity value={record.quantity} unit={line.unit} />}
      </Cell>
      <Cell cellAlign="end" className="whitespace-nowrap">
        <Share micros={record.amountMicros} currency={line.currency} />
      </Cell>
    </tr>
  );
}
