import { Card } from "@tributary/ui/card";
import { Money } from "@tributary/ui/money";
import { Quantity } from "@tributary/ui/quantity";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { usageFileTexts } from "@/texts/usage-file.ts";
import type { UsageFile } from "../status.tsx";

const { totals: texts } = usageFileTexts.detail;

/** What header and trailer of the file state, beside what was counted. */
export function ControlTotals({ file }: { readonly file: UsageFile }) {
  const { stated, rejected } = file.controlTotals;
  return (
    <Card
      title={texts.title}
      isFlush={stated.length > 0}
      footer={rejected.length > 0 && <Rejected file={file} />}
    >
      {stated.length === 0 ? (
        <p className="text-muted-foreground text-sm">{texts.none}</p>
      ) : (
        <Table caption={texts.caption}>
          <thead>
            <tr>
              <HeadCell>{texts.of}</HeadCell>
              <HeadCell cellAlign="end">{texts.row}</HeadCell>
              <HeadCell cellAlign="end">{texts.stated}</HeadCell>
              <HeadCell cellAlign="end">{texts.counted}</HeadCell>
              <HeadCell>{texts.result}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {stated.map((total) => (
              <tr key={`${total.line} ${total.of}`}>
                <RowHead>{texts.names[total.of] ?? total.of}</RowHead>
                <Cell cellAlign="end">
                  <Quantity value={BigInt(total.line)} />
                </Cell>
                <Cell cellAlign="end">
                  <Figure of={total.of} text={total.stated} currency={file.agreement.currency} />
                </Cell>
                <Cell cellAlign="end">
                  <Figure of={total.of} text={total.counted} currency={file.agreement.currency} />
                </Cell>
                <Cell>
                  <StatusBadge tone={total.agrees ? "good" : "bad"}>
                    {total.agrees ? texts.agrees : texts.differs}
                  </StatusBadge>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

interface FigureProps {
  readonly of: string;
  readonly text: string;
  readonly currency: string;
}

/** A stated figure that is no number stands as it was written. */
function Figure({ of, text, currency }: FigureProps) {
  if (!/^-?\d+$/.test(text)) return <span className="break-all">{text}</span>;
  return of === "sourceCharge" ? (
    <Money micros={BigInt(text)} currency={currency} />
  ) : (
    <Quantity value={text} />
  );
}

function Rejected({ file }: { readonly file: UsageFile }) {
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
      <dt className="col-span-2 text-muted-foreground text-xs">{texts.rejected}</dt>
      {file.controlTotals.rejected.map(({ rule, rows }) => (
        <div key={rule} className="col-span-2 grid grid-cols-subgrid">
          <dt>{rule}</dt>
          <dd>
            <Quantity value={BigInt(rows)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
