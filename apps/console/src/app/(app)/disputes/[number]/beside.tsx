import { Card } from "@tributary/ui/card";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { operatorDisputePath } from "@/frame/paths.ts";
import { disputeTexts } from "@/texts/dispute.ts";
import { OperatorDisputeStatus } from "../../operator-disputes/status.tsx";
import type { Dispute } from "../status.tsx";

const { operators: contested, adjustments: borne } = disputeTexts.detail;

/** What operators contest that is part of this claim. */
export function OperatorDisputes({ dispute }: { readonly dispute: Dispute }) {
  const { operatorDisputes } = dispute;
  if (operatorDisputes.length === 0) {
    return (
      <Card title={contested.title}>
        <p className="text-muted-foreground text-sm">{contested.none}</p>
      </Card>
    );
  }
  return (
    <Card title={contested.title} isFlush>
      <Table caption={contested.caption}>
        <thead>
          <tr>
            <HeadCell>{contested.number}</HeadCell>
            <HeadCell>{contested.operator}</HeadCell>
            <HeadCell>{contested.status}</HeadCell>
            <HeadCell cellAlign="end">{contested.contested}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {operatorDisputes.map(({ operatorId, operatorName, number, status, currency, contestedMicros }) => (
            <tr key={number}>
              <RowHead>
                <AppLink href={operatorDisputePath(operatorId, number)} className="hover:underline">
                  {number}
                </AppLink>
              </RowHead>
              <Cell>{operatorName}</Cell>
              <Cell>
                <OperatorDisputeStatus status={status} />
              </Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                <Money micros={contestedMicros} currency={currency} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** Who bears what the network rejected. */
export function Adjustments({ dispute }: { readonly dispute: Dispute }) {
  return (
    <Card title={borne.title} isFlush>
      <Table caption={borne.caption}>
        <thead>
          <tr>
            <HeadCell>{borne.operator}</HeadCell>
            <HeadCell>{borne.line}</HeadCell>
            <HeadCell>{borne.settled}</HeadCell>
            <HeadCell cellAlign="end">{borne.amount}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {dispute.adjustments.map(({ operatorId, operatorName, lineCode, amountMicros, period }) => (
            <tr key={`${operatorId} ${lineCode}`}>
              <RowHead>{operatorName ?? borne.nobody}</RowHead>
              <Cell>{lineCode}</Cell>
              <Cell>{period === null ? borne.waits : <PeriodLabel period={period} isShort />}</Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                <Money micros={amountMicros} currency={dispute.currency} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
