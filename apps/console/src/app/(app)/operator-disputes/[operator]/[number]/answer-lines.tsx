"use client";
import { Button } from "@tributary/ui/button";
import { Input } from "@tributary/ui/input";
import { Money } from "@tributary/ui/money";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { operatorDisputeTexts } from "@/texts/operator-dispute.ts";
import type { OperatorDispute } from "../../status.tsx";
import type { Credits } from "./use-credits.ts";

const { answer: texts } = operatorDisputeTexts;

interface AnswerLinesProps {
  readonly dispute: OperatorDispute;
  readonly credits: Credits;
}

/** One field for each contested line: how much of it is given back. */
export function AnswerLines({ dispute, credits }: AnswerLinesProps) {
  const { lines, currency } = dispute;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => credits.fill(true)}>
          {texts.all}
        </Button>
        <Button size="sm" onClick={() => credits.fill(false)}>
          {texts.none}
        </Button>
      </div>
      <div className="rounded-lg border">
        <Table caption={texts.caption}>
          <thead>
            <tr>
              <HeadCell>{texts.line}</HeadCell>
              <HeadCell cellAlign="end">{texts.contested}</HeadCell>
              <HeadCell cellAlign="end">{texts.credited}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ lineNumber, description, contestedMicros }) => (
              <tr key={lineNumber}>
                <RowHead>
                  {lineNumber} · {description}
                </RowHead>
                <Cell cellAlign="end" className="whitespace-nowrap">
                  <Money micros={contestedMicros} currency={currency} />
                </Cell>
                <Cell cellAlign="end">
                  <Input
                    aria-label={texts.creditedOf(lineNumber, currency)}
                    value={credits.texts[lineNumber] ?? ""}
                    inputMode="decimal"
                    autoComplete="off"
                    className="figures w-32 text-right"
                    onChange={({ target }) => credits.setText(lineNumber, target.value)}
                  />
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </div>
  );
}
