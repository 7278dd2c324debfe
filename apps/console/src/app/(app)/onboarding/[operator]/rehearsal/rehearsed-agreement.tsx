import { Card } from "@tributary/ui/card";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Money } from "@tributary/ui/money";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { rehearsalTexts as texts } from "@/texts/rehearsal.ts";
import type { Report } from "./rehearsal-report.tsx";

type Agreement = Report["agreements"][number];

/** What came of the month under one agreement: the invoice, what was flagged, the statement. */
export function RehearsedAgreement({ agreement }: { readonly agreement: Agreement }) {
  const { name, records, differences, invoice, statement, currency } = agreement;
  return (
    <Card title={texts.agreement(name)} isFlush>
      <div className="grid gap-2 px-(--card-space) pb-3 text-sm">
        <p className="text-muted-foreground">{texts.records(formatDecimal(BigInt(records)))}</p>
        {differences.map(({ key, isPlanted }) => (
          <p key={key}>{isPlanted ? texts.differences.planted(key) : texts.differences.other(key)}</p>
        ))}
      </div>
      {invoice && <Invoice invoice={invoice} currency={currency} name={name} />}
      {statement && <Statement statement={statement} name={name} />}
    </Card>
  );
}

interface InvoiceProps {
  readonly invoice: NonNullable<Agreement["invoice"]>;
  readonly currency: string;
  readonly name: string;
}

function Invoice({ invoice, currency, name }: InvoiceProps) {
  const { columns, title, caption } = texts.invoice;
  return (
    <>
      <h3 className="px-(--card-space) pb-2 font-medium text-sm">{title}</h3>
      <Table caption={caption(name)}>
        <thead>
          <tr>
            <HeadCell>{columns.line}</HeadCell>
            <HeadCell>{columns.description}</HeadCell>
            <HeadCell cellAlign="end">{columns.quantity}</HeadCell>
            <HeadCell cellAlign="end">{columns.expected}</HeadCell>
            <HeadCell cellAlign="end">{columns.billed}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {invoice.lines.map(({ lineCode, description, quantity, expectedMicros, billedMicros }) => (
            <tr key={lineCode}>
              <RowHead>{lineCode}</RowHead>
              <Cell>{description}</Cell>
              <Cell cellAlign="end">{quantity !== null && <Quantity value={quantity} />}</Cell>
              <Cell cellAlign="end">
                <Money micros={expectedMicros} currency={currency} />
              </Cell>
              <Cell cellAlign="end">
                <Money micros={billedMicros} currency={currency} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

interface StatementProps {
  readonly statement: NonNullable<Agreement["statement"]>;
  readonly name: string;
}

function Statement({ statement, name }: StatementProps) {
  const { columns, title, caption, net, gross } = texts.statement;
  const { lines, currency, netMicros, grossMicros } = statement;
  return (
    <>
      <h3 className="px-(--card-space) pt-4 pb-2 font-medium text-sm">{title}</h3>
      <Table caption={caption(name)}>
        <thead>
          <tr>
            <HeadCell>{columns.code}</HeadCell>
            <HeadCell>{columns.description}</HeadCell>
            <HeadCell cellAlign="end">{columns.quantity}</HeadCell>
            <HeadCell cellAlign="end">{columns.amount}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ code, description, quantity, unit, amountMicros }) => (
            <tr key={`${code} ${description}`}>
              <RowHead>{code}</RowHead>
              <Cell>{description}</Cell>
              <Cell cellAlign="end">{quantity !== null && <Quantity value={quantity} unit={unit} />}</Cell>
              <Cell cellAlign="end">
                <Money micros={amountMicros} currency={currency} />
              </Cell>
            </tr>
          ))}
        </tbody>
        <TableFoot>
          <Total label={net} micros={netMicros} currency={currency} />
          <Total label={gross} micros={grossMicros} currency={currency} />
        </TableFoot>
      </Table>
    </>
  );
}

interface TotalProps {
  readonly label: string;
  readonly micros: bigint;
  readonly currency: string;
}

function Total({ label, micros, currency }: TotalProps) {
  return (
    <tr>
      <RowHead colSpan={3}>{label}</RowHead>
      <Cell cellAlign="end">
        <Money micros={micros} currency={currency} />
      </Cell>
    </tr>
  );
}
