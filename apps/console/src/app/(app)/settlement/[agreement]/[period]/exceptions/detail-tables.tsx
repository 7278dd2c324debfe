import { formatDecimal } from "@tributary/ui/format/quantity";
import { Money } from "@tributary/ui/money";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import type { ReactNode } from "react";
import { reconciliationTexts } from "@/texts/reconciliation.ts";
import { DetailSection } from "./detail-section.tsx";
import type { Detail } from "./exception-detail.tsx";

const texts = reconciliationTexts.detail;

/** Who bears the difference, by the evidence that produced it. */
export function Parts({ detail: { allParts, currency } }: { readonly detail: Detail }) {
  if (allParts.length === 0) return null;
  return (
    <DetailSection title={texts.parts}>
      <Framed caption={texts.parts}>
        <tbody>
          {allParts.map(({ operatorId, name, amountMicros }) => (
            <tr key={operatorId}>
              <RowHead>{name ?? reconciliationTexts.unattributed}</RowHead>
              <Cell cellAlign="end">
                <Money micros={amountMicros} currency={currency} isSigned />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Framed>
    </DetailSection>
  );
}

/** The invoice's own lines. */
export function PrintedLines({ detail: { printed, currency, unit } }: { readonly detail: Detail }) {
  const { printedColumns: columns } = texts;
  return (
    <DetailSection title={texts.printed}>
      {printed.length === 0 ? (
        <p className="text-sm">{texts.noPrinted}</p>
      ) : (
        <Framed caption={texts.printed}>
          <thead>
            <tr>
              <HeadCell>{columns.line}</HeadCell>
              <HeadCell>{columns.text}</HeadCell>
              <HeadCell cellAlign="end">{columns.quantity}</HeadCell>
              <HeadCell cellAlign="end">{columns.rate}</HeadCell>
              <HeadCell cellAlign="end">{columns.amount}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {printed.map((line) => (
              <tr key={line.lineNumber}>
                <Cell className="figures">{line.lineNumber}</Cell>
                <RowHead>
                  {line.description}
                  {line.operatorName !== null && (
                    <span className="block font-normal text-muted-foreground text-xs">
                      {line.operatorName}
                    </span>
                  )}
                </RowHead>
                <Cell cellAlign="end">
                  {line.quantity !== null && <Quantity value={line.quantity} unit={unit} />}
                </Cell>
                <Cell cellAlign="end">{line.rate !== null && <Quantity value={line.rate} />}</Cell>
                <Cell cellAlign="end">
                  <Money micros={line.amountMicros} currency={currency} />
                </Cell>
              </tr>
            ))}
          </tbody>
        </Framed>
      )}
    </DetailSection>
  );
}

/** What we counted ourselves, by operator and by day. */
export function OwnRecords({
  detail: { ownUnit, ownByOperator, ownOthers, ownByDay },
}: {
  readonly detail: Detail;
}) {
  const { ownColumns: columns } = texts;
  if (ownByOperator.length === 0) {
    return (
      <DetailSection title={texts.own}>
        <p className="text-sm">{texts.noOwn}</p>
      </DetailSection>
    );
  }
  const operators = ownByOperator.map(({ operatorId, name, ...sum }) => ({
    key: operatorId ?? "",
    name: name ?? reconciliationTexts.unattributed,
    ...sum,
  }));
  const others =
    ownOthers === null ? [] : [{ key: "others", name: texts.others(ownOthers.operators), ...ownOthers }];
  return (
    <DetailSection title={texts.own}>
      <Sums caption={texts.own} head={columns.operator} rows={[...operators, ...others]} unit={ownUnit} />
      <details className="mt-2">
        <summary className="cursor-pointer py-1 text-primary-ink text-sm">{texts.byDay}</summary>
        <Sums
          caption={texts.byDay}
          head={columns.day}
          rows={ownByDay.map(({ day, ...sum }) => ({ key: day, name: day, ...sum }))}
          unit={ownUnit}
        />
      </details>
    </DetailSection>
  );
}

interface SumsProps {
  readonly caption: string;
  readonly head: string;
  readonly unit: string | null;
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly quantity: string;
    readonly records: bigint;
  }[];
}

function Sums({ caption, head, rows, unit }: SumsProps) {
  const { ownColumns: columns } = texts;
  return (
    <Framed caption={caption}>
      <thead>
        <tr>
          <HeadCell>{head}</HeadCell>
          <HeadCell cellAlign="end">{columns.quantity}</HeadCell>
          <HeadCell cellAlign="end">{columns.records}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, quantity, records }) => (
          <tr key={key}>
            <RowHead>{name}</RowHead>
            <Cell cellAlign="end">
              <Quantity value={quantity} unit={unit} />
            </Cell>
            <Cell cellAlign="end" className="figures">
              {formatDecimal(records)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Framed>
  );
}

function Framed({ caption, children }: { readonly caption: string; readonly children: ReactNode }) {
  return (
    <div className="overflow-hidden rounded-lg border">
      <Table caption={caption}>{children}</Table>
    </div>
  );
}
