"use client";
import { Checkbox } from "@tributary/ui/checkbox";
import { formatAmount, formatMoney } from "@tributary/ui/format/money";
import { Input } from "@tributary/ui/input";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { statementTexts } from "@/texts/statement.ts";
import type { ContestableLine, Entered } from "./contest-state.ts";

const { contest: texts } = statementTexts;

interface ContestLinesProps {
  readonly lines: readonly ContestableLine[];
  readonly currency: string;
  readonly entered: Entered;
  /** Lines whose amount cannot stand. */
  readonly wrong: ReadonlySet<number>;
  readonly onEnter: (entered: Entered) => void;
}

/** The lines that can be contested; a chosen one takes an amount, at first the whole of what is left. */
export function ContestLines({ lines, currency, entered, wrong, onEnter }: ContestLinesProps) {
  const set = (lineNumber: number, text: string | null) => {
    const next = new Map(entered);
    if (text === null) next.delete(lineNumber);
    else next.set(lineNumber, text);
    onEnter(next);
  };
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          <HeadCell>{texts.columns.line}</HeadCell>
          <HeadCell cellAlign="end" className="max-sm:hidden">
            {texts.columns.amount}
          </HeadCell>
          <HeadCell cellAlign="end" className="max-sm:hidden">
            {texts.columns.contestable}
          </HeadCell>
          <HeadCell cellAlign="end">{texts.columns.contested}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <LineRow
            key={line.lineNumber}
            line={line}
            currency={currency}
            text={entered.get(line.lineNumber) ?? null}
            isWrong={wrong.has(line.lineNumber)}
            onEnter={(text) => set(line.lineNumber, text)}
          />
        ))}
      </tbody>
    </Table>
  );
}

interface LineRowProps {
  readonly line: ContestableLine;
  readonly currency: string;
  readonly text: string | null;
  readonly isWrong: boolean;
  readonly onEnter: (text: string | null) => void;
}

function LineRow({ line, currency, text, isWrong, onEnter }: LineRowProps) {
  const { lineNumber, description, originPeriod, amountMicros, contestableMicros } = line;
  const id = `contest-${lineNumber}`;
  return (
    <tr>
      <RowHead>
        <span className="flex items-center gap-3">
          <Checkbox
            id={id}
            aria-label={texts.choose(description)}
            checked={text !== null}
            onCheckedChange={(isOn) =>
              onEnter(isOn === true ? formatAmount(contestableMicros, currency) : null)
            }
          />
          <label htmlFor={id} className="min-w-0">
            {description}
            <span className="block font-normal text-muted-foreground text-xs">
              <PeriodLabel period={originPeriod} />
              <span className="sm:hidden">
                , <Money micros={contestableMicros} currency={currency} />
              </span>
            </span>
          </label>
        </span>
      </RowHead>
      <Cell cellAlign="end" className="whitespace-nowrap max-sm:hidden">
        <Money micros={amountMicros} currency={currency} />
      </Cell>
      <Cell cellAlign="end" className="whitespace-nowrap max-sm:hidden">
        <Money micros={contestableMicros} currency={currency} />
      </Cell>
      <Cell cellAlign="end">
        <Input
          aria-label={texts.amountOf(description, currency)}
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? `${id}-error` : undefined}
          inputMode="decimal"
          disabled={text === null}
          value={text ?? ""}
          onChange={(event) => onEnter(event.target.value)}
          className="figures ml-auto w-28 text-right sm:w-36"
        />
        {isWrong && (
          <p id={`${id}-error`} role="alert" className="mt-1 text-bad text-xs">
            {texts.badAmount(formatMoney(contestableMicros, currency))}
          </p>
        )}
      </Cell>
    </tr>
  );
}
