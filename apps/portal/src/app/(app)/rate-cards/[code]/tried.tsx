import { Alert } from "@tributary/ui/alert";
import { Instant } from "@tributary/ui/instant";
import { Bytes, Duration, Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { rateCardTexts } from "@/texts/rate-card.ts";
import type { TriedRecord } from "./load.ts";
import type { CardParams } from "./params.ts";

const { try: texts } = rateCardTexts;

type Service = CardParams["service"];
type Priced = Extract<TriedRecord, { unrateable: null }>;

interface TriedProps {
  readonly tried: TriedRecord;
  readonly service: Service;
}

/** What the tried record would be charged, part by part, or why it has no price. */
export function Tried({ tried, service }: TriedProps) {
  if (tried.unrateable !== null) {
    return <Alert tone="warning" className="mt-4" title={texts.unrateable[tried.unrateable]} />;
  }
  return (
    <div className="mt-4 grid gap-2">
      <p className="text-sm">{texts.by(tried.description, tried.rateZone)}</p>
      <Parts tried={tried} service={service} />
    </div>
  );
}

function Parts({ tried, service }: { readonly tried: Priced; readonly service: Service }) {
  const { parts, currency, zone, total } = tried;
  return (
    <div className="overflow-hidden rounded-lg border">
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.band}</HeadCell>
            <HeadCell className="max-sm:hidden">{texts.begins}</HeadCell>
            <HeadCell cellAlign="end">{texts.charged}</HeadCell>
            <HeadCell cellAlign="end">{texts.amount}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ band, occurredAt, ratedQuantity, amount }) => (
            <tr key={occurredAt.toISOString()}>
              <RowHead>{band}</RowHead>
              <Cell className="max-sm:hidden">
                <Instant at={occurredAt} zone={zone} style="second" />
              </Cell>
              <Cell cellAlign="end">
                <Charged quantity={ratedQuantity} service={service} />
              </Cell>
              <Cell cellAlign="end">
                <Quantity value={amount} unit={currency} />
              </Cell>
            </tr>
          ))}
        </tbody>
        <TableFoot>
          <tr>
            <RowHead>{texts.total}</RowHead>
            <Cell className="max-sm:hidden" />
            <Cell />
            <Cell cellAlign="end">
              <Quantity value={total} unit={currency} />
            </Cell>
          </tr>
        </TableFoot>
      </Table>
    </div>
  );
}

function Charged({ quantity, service }: { readonly quantity: bigint; readonly service: Service }) {
  if (service === "voice") return <Duration seconds={quantity} />;
  return service === "data" ? <Bytes bytes={quantity} /> : <Quantity value={quantity} />;
}
