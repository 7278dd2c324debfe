import { Button } from "@tributary/ui/button";
import { Instant } from "@tributary/ui/instant";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { agreementTexts, lackingWords } from "@/texts/agreement.ts";
import { ProposeDialog } from "./propose-dialog.tsx";
import type { Agreement, Lacking, Preview } from "./types.ts";

const { lacking: texts } = agreementTexts;

interface LackingTableProps {
  readonly agreement: Agreement;
  readonly preview: Preview;
  readonly canPropose: boolean;
}

/** What an agreement lacks, the most frequent first; who may propose does so from its row. */
export function LackingTable({ agreement, preview, canPropose }: LackingTableProps) {
  const { columns } = texts;
  const { zone, lacking } = preview;
  return (
    <Table caption={texts.caption(agreement.name)}>
      <thead>
        <tr>
          <HeadCell>{columns.what}</HeadCell>
          <HeadCell cellAlign="end">{columns.records}</HeadCell>
          <HeadCell className="max-sm:hidden">{columns.since}</HeadCell>
          <HeadCell className="max-md:hidden">{columns.last}</HeadCell>
          {canPropose && <HeadCell cellAlign="end">{columns.action}</HeadCell>}
        </tr>
      </thead>
      <tbody>
        {lacking.map((one) => (
          <tr key={lackingWords(one)}>
            <RowHead>{lackingWords(one)}</RowHead>
            <Cell cellAlign="end">
              <Quantity value={BigInt(one.records)} />
            </Cell>
            <Cell className="max-sm:hidden">
              <Instant at={new Date(one.firstAt)} zone={zone} style="date" />
            </Cell>
            <Cell className="max-md:hidden">
              <Instant at={new Date(one.lastAt)} zone={zone} style="date" />
            </Cell>
            {canPropose && (
              <Cell cellAlign="end">
                {canBeGiven(one) && (
                  <ProposeDialog
                    agreement={agreement}
                    lacking={one}
                    trigger={
                      <Button size="sm" aria-label={texts.proposeFor(lackingWords(one))}>
                        {texts.propose}
                      </Button>
                    }
                  />
                )}
              </Cell>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function canBeGiven({ what }: Lacking): boolean {
  return what === "zone" || what === "rate";
}
