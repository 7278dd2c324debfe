import { formatMoney } from "@tributary/ui/format/money";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import type { Check } from "./types.ts";

const { checks: texts } = mnoInvoiceTexts.detail;

/** So many findings of one check are told; a file with a shifted column has one for every line. */
const SHOWN = 5;

interface CheckListProps {
  readonly checks: readonly Check[];
  readonly currency: string;
}

/** Every check of an invoice with its result in words. */
export function CheckList({ checks, currency }: CheckListProps) {
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          <HeadCell>{texts.check}</HeadCell>
          <HeadCell>{texts.result}</HeadCell>
          <HeadCell>{texts.found}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {checks.map((check) => {
          const { label, tone } = texts.results[check.result];
          return (
            <tr key={check.code}>
              <RowHead className="whitespace-nowrap">{mnoInvoiceTexts.checks[check.code].label}</RowHead>
              <Cell>
                <StatusBadge tone={tone}>{label}</StatusBadge>
              </Cell>
              <Cell className="min-w-56">
                <Findings check={check} currency={currency} />
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function Findings({
  check: { code, findings },
  currency,
}: {
  readonly check: Check;
  readonly currency: string;
}) {
  if (findings.length === 0) {
    return <span className="text-muted-foreground">{mnoInvoiceTexts.checks[code].passed}</span>;
  }
  return (
    <ul className="grid gap-0.5">
      {findings.slice(0, SHOWN).map(({ message, lineNumber, differenceMicros }) => (
        <li key={`${lineNumber} ${message}`}>
          {message}
          {differenceMicros !== null && (
            <span className="figures whitespace-nowrap text-muted-foreground">
              {" "}
              ({formatMoney(differenceMicros, currency, { isSigned: true })})
            </span>
          )}
        </li>
      ))}
      {findings.length > SHOWN && (
        <li className="text-muted-foreground">{texts.more(findings.length - SHOWN)}</li>
      )}
    </ul>
  );
}
