"use client";
import { Button } from "@tributary/ui/button";
import { Input } from "@tributary/ui/input";
import { Money } from "@tributary/ui/money";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { disputeTexts } from "@/texts/dispute.ts";
import type { Dispute } from "../status.tsx";

const { outcome: texts } = disputeTexts;

interface OutcomeClaimsProps {
  readonly dispute: Dispute;
  readonly typed: Readonly<Record<string, string>>;
  readonly onType: (key: string, text: string) => void;
  readonly onFill: (isAll: boolean) => void;
}

/** One field for each claim: how much of it the network accepts. */
export function OutcomeClaims({ dispute, typed, onType, onFill }: OutcomeClaimsProps) {
  const { claims, currency } = dispute;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => onFill(true)}>
          {texts.all}
        </Button>
        <Button size="sm" onClick={() => onFill(false)}>
          {texts.none}
        </Button>
      </div>
      <div className="rounded-lg border">
        <Table caption={texts.caption}>
          <thead>
            <tr>
              <HeadCell>{texts.claim}</HeadCell>
              <HeadCell cellAlign="end">{texts.claimed}</HeadCell>
              <HeadCell cellAlign="end">{texts.accepted}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {claims.map(({ key, description, claimedMicros }) => (
              <tr key={key}>
                <RowHead>
                  {key}
                  <span className="block font-normal text-muted-foreground text-xs">{description}</span>
                </RowHead>
                <Cell cellAlign="end" className="whitespace-nowrap">
                  <Money micros={claimedMicros} currency={currency} />
                </Cell>
                <Cell cellAlign="end">
                  <Input
                    aria-label={texts.acceptedOf(key, currency)}
                    value={typed[key] ?? ""}
                    inputMode="decimal"
                    autoComplete="off"
                    className="figures w-32 text-right"
                    onChange={({ target }) => onType(key, target.value)}
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
