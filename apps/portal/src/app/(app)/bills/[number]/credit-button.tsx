"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { formatAmount } from "@tributary/ui/format/money";
import { parseAmount } from "@tributary/ui/format/parse-amount";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { billTexts } from "@/texts/bill.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Bill } from "../status.tsx";

const { credit: texts } = billTexts;
const WHATS = ["all", "amount", "lines"] as const;
type What = (typeof WHATS)[number];

interface CreditButtonProps {
  readonly bill: Pick<Bill, "number" | "currency" | "lines">;
  /** What is left of it, with its tax. */
  readonly leftMicros: bigint;
}

/** Takes a bill back: all that is left, an amount of it, or amounts of its lines. */
export function CreditButton({ bill: { number, currency, lines }, leftMicros }: CreditButtonProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.bill.credit.mutate, { done: texts.done });
  const [what, setWhat] = useState<What>("all");
  const [amount, setAmount] = useState("");
  const [ofLines, setOfLines] = useState<Readonly<Record<number, string>>>({});
  const left = lines.filter((line) => line.leftMicros !== 0n);
  const part = () => {
    if (what === "lines") return { lines: wishesOf(left, ofLines), amountMicros: null };
    return { lines: null, amountMicros: what === "all" ? null : read(amount, texts.gross(currency)) };
  };
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      amount={{ label: texts.amount, micros: leftMicros, currency }}
      reason={{ isRequired: true }}
      confirmLabel={texts.confirm}
      isDanger
      trigger={<Button>{texts.action}</Button>}
      onConfirm={async (reason) => {
        await confirm({ number: number ?? "", ...part(), reason });
        setAmount("");
        setOfLines({});
      }}
    >
      <Field label={texts.what}>
        <Select
          value={what}
          options={WHATS.map((value) => ({ value, label: texts.whats[value] }))}
          onChange={({ target }) => setWhat(target.value as What)}
        />
      </Field>
      {what === "amount" && (
        <Field label={texts.gross(currency)} isRequired>
          <Input inputMode="decimal" value={amount} onChange={({ target }) => setAmount(target.value)} />
        </Field>
      )}
      {what === "lines" &&
        left.map(({ lineNumber, description, leftMicros: most }) => (
          <Field
            key={lineNumber}
            label={`${lineNumber}. ${description}`}
            hint={texts.left(formatAmount(most, currency))}
          >
            <Input
              inputMode="decimal"
              value={ofLines[lineNumber] ?? ""}
              onChange={({ target }) => setOfLines({ ...ofLines, [lineNumber]: target.value })}
            />
          </Field>
        ))}
    </ConfirmDialog>
  );
}

/** What was written of which line; of a discount, with its sign. */
function wishesOf(left: Bill["lines"], written: Readonly<Record<number, string>>) {
  const wishes = left.flatMap(({ lineNumber, description, leftMicros }) => {
    const text = written[lineNumber]?.trim() ?? "";
    if (text === "") return [];
    const micros = read(text.replace(/^-/, ""), description);
    return [{ lineNumber, grossMicros: leftMicros < 0n ? -micros : micros }];
  });
  if (wishes.length === 0) throw new Error(texts.noLine);
  return wishes;
}

function read(text: string, what: string): bigint {
  const micros = parseAmount(text);
  if (micros === null || micros <= 0n) throw new Error(texts.badAmount(what));
  return micros;
}
