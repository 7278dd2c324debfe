import { Card } from "@tributary/ui/card";
import { Instant } from "@tributary/ui/instant";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { usageTexts } from "@/texts/usage.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { waiting: texts } = usageTexts;

interface WaitingProps {
  readonly reasons: Outputs["usage"]["waiting"];
  readonly zone: string;
}

/** Own records that could not be counted yet, with the reason in plain words. */
export function Waiting({ reasons, zone }: WaitingProps) {
  return (
    <Card title={texts.title} description={texts.description} isFlush={reasons.length > 0}>
      {reasons.length === 0 ? (
        <p className="text-muted-foreground text-sm">{texts.none}</p>
      ) : (
        <Table caption={texts.caption}>
          <thead>
            <tr>
              <HeadCell>{texts.reason}</HeadCell>
              <HeadCell cellAlign="end">{texts.records}</HeadCell>
              <HeadCell className="max-sm:hidden">{texts.oldest}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {reasons.map(({ reason, records, oldestAt }) => (
              <tr key={reason}>
                <RowHead>{texts.reasons[reason] ?? reason}</RowHead>
                <Cell cellAlign="end">
                  <Quantity value={records} />
                </Cell>
                <Cell className="max-sm:hidden">
                  <Instant at={oldestAt} zone={zone} style="date" />
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
