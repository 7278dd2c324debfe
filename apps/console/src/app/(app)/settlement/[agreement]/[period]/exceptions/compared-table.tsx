import { Money } from "@tributary/ui/money";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import type { ReactNode } from "react";
import { reconciliationTexts } from "@/texts/reconciliation.ts";
import type { Detail } from "./exception-detail.tsx";

const texts = reconciliationTexts.detail;

/** Expected beside billed: quantity, rate and amount. */
export function ComparedTable({ detail }: { readonly detail: Detail }) {
  const { currency, unit, toleranceMicros } = detail;
  const quantity = (value: string | null) => value !== null && <Quantity value={value} unit={unit} />;
  const rate = (value: string | null) => value !== null && <Quantity value={value} />;
  const money = (micros: bigint, isSigned = false) => (
    <Money micros={micros} currency={currency} isSigned={isSigned} isBare />
  );
  return (
    <div className="overflow-hidden rounded-lg border">
      <Table caption={texts.comparison}>
        <thead>
          <tr>
            <HeadCell>
              <span className="sr-only">{texts.compared.what}</span>
            </HeadCell>
            <HeadCell cellAlign="end">{texts.compared.ours}</HeadCell>
            <HeadCell cellAlign="end">{texts.compared.theirs}</HeadCell>
            <HeadCell cellAlign="end">{texts.compared.difference}</HeadCell>
          </tr>
        </thead>
        <tbody>
          <Row
            name={texts.rows.quantity}
            ours={quantity(detail.expectedQuantity)}
            theirs={quantity(detail.billedQuantity)}
            difference={quantity(detail.deltaQuantity)}
          />
          <Row name={texts.rows.rate} ours={rate(detail.expectedRate)} theirs={rate(detail.billedRate)} />
          <Row
            name={`${texts.rows.amount}, ${currency}`}
            ours={money(detail.expectedMicros)}
            theirs={money(detail.billedMicros)}
            difference={<strong className="font-semibold">{money(detail.deltaMicros, true)}</strong>}
          />
          <Row name={texts.tolerance} difference={money(toleranceMicros)} />
        </tbody>
      </Table>
    </div>
  );
}

function Row({
  name,
  ours,
  theirs,
  difference,
}: {
  readonly name: string;
  readonly ours?: ReactNode;
  readonly theirs?: ReactNode;
  readonly difference?: ReactNode;
}) {
  return (
    <tr>
      <RowHead>{name}</RowHead>
      <Cell cellAlign="end">{ours}</Cell>
      <Cell cellAlign="end">{theirs}</Cell>
      <Cell cellAlign="end">{difference}</Cell>
    </tr>
  );
}
