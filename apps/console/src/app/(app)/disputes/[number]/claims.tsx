import { Badge } from "@tributary/ui/badge";
import { Card } from "@tributary/ui/card";
import { Money } from "@tributary/ui/money";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { disputeTexts } from "@/texts/dispute.ts";
import { reconciliationTexts } from "@/texts/reconciliation.ts";
import type { Dispute } from "../status.tsx";

const { claims: texts } = disputeTexts.detail;

type Claim = Dispute["claims"][number];

/** Each disputed line as it is billed and as it should be, with the cause that was found. */
export function Claims({ dispute }: { readonly dispute: Dispute }) {
  const { claims, currency, grossDisputedMicros, netRecoverableMicros } = dispute;
  return (
    <Card title={texts.title} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.line}</HeadCell>
            <HeadCell className="max-sm:hidden">{texts.cause}</HeadCell>
            <HeadCell cellAlign="end">{texts.billed}</HeadCell>
            <HeadCell cellAlign="end">{texts.expected}</HeadCell>
            <HeadCell cellAlign="end">{texts.gross}</HeadCell>
            <HeadCell cellAlign="end">{texts.claimed}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {claims.map((claim) => (
            <ClaimRow key={claim.key} claim={claim} currency={currency} />
          ))}
        </tbody>
        <TableFoot>
          <tr>
            <RowHead>{texts.total}</RowHead>
            <Cell className="max-sm:hidden" />
            <Cell />
            <Cell />
            <Cell cellAlign="end" className="whitespace-nowrap">
              <Money micros={grossDisputedMicros} currency={currency} />
            </Cell>
            <Cell cellAlign="end" className="whitespace-nowrap">
              <Money micros={netRecoverableMicros} currency={currency} />
            </Cell>
          </tr>
        </TableFoot>
      </Table>
    </Card>
  );
}

function ClaimRow({ claim, currency }: { readonly claim: Claim; readonly currency: string }) {
  const { invoiceLineNumbers } = claim;
  return (
    <tr>
      <RowHead>
        {claim.key}
        {claim.description !== null && (
          <span className="block font-normal text-muted-foreground text-xs">{claim.description}</span>
        )}
        {invoiceLineNumbers.length > 0 && (
          <span className="block font-normal text-muted-foreground text-xs">
            {texts.invoiceLine(invoiceLineNumbers.join(", "))}
          </span>
        )}
        <span className="mt-1 block min-w-40 font-normal sm:hidden">
          <Cause claim={claim} />
        </span>
      </RowHead>
      <Cell className="min-w-48 max-sm:hidden">
        <Cause claim={claim} />
      </Cell>
      <Figure
        micros={claim.billedMicros}
        currency={currency}
        quantity={claim.billedQuantity}
        unit={claim.unit}
        rate={claim.billedRate}
      />
      <Figure
        micros={claim.expectedMicros}
        currency={currency}
        quantity={claim.expectedQuantity}
        unit={claim.unit}
        rate={claim.expectedRate}
      />
      <Cell cellAlign="end" className="whitespace-nowrap">
        <Money micros={claim.grossMicros} currency={currency} isSigned />
      </Cell>
      <Cell cellAlign="end" className="whitespace-nowrap font-medium">
        <Money micros={claim.claimedMicros} currency={currency} />
      </Cell>
    </tr>
  );
}

/** The cause that was found, and the sentence that explains it. */
function Cause({ claim: { cause, explanation } }: { readonly claim: Claim }) {
  return (
    <>
      {cause !== null && <Badge>{reconciliationTexts.causes[cause] ?? cause}</Badge>}
      {explanation !== null && <span className="mt-1 block text-xs">{explanation}</span>}
    </>
  );
}

interface FigureProps {
  readonly micros: bigint;
  readonly currency: string;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly rate: string | null;
}

/** An amount over the quantity and the rate it comes from. */
function Figure({ micros, currency, quantity, unit, rate }: FigureProps) {
  return (
    <Cell cellAlign="end" className="whitespace-nowrap">
      <Money micros={micros} currency={currency} />
      {quantity !== null && (
        <span className="figures block text-muted-foreground text-xs">
          <Quantity value={quantity} unit={unit} />
          {rate !== null && (
            <>
              {" × "}
              <Quantity value={rate} />
            </>
          )}
        </span>
      )}
    </Cell>
  );
}
