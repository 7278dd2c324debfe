import { Card } from "@tributary/ui/card";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { PageLinks } from "@/frame/page-links.tsx";
import { simTransferTexts } from "@/texts/sim-transfer.ts";
import type { SimTransfer } from "../status.tsx";

const { detail: texts } = simTransferTexts;

/** So many SIMs stand on a page. */
export const SIMS_SHOWN = 25;

interface TransferSimsProps {
  readonly transfer: SimTransfer;
  readonly page: number;
}

/** The SIMs as they were offered, page by page. */
export function TransferSims({ transfer: { list, sims }, page }: TransferSimsProps) {
  return (
    <Card title={texts.list} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.columns.iccid}</HeadCell>
            <HeadCell>{texts.columns.imsis}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {list.map(({ iccid, imsis }) => (
            <tr key={iccid}>
              <RowHead>
                <span className="figures break-all">{iccid}</span>
              </RowHead>
              <Cell>
                <span className="figures break-all">{imsis.join(" ")}</span>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      <PageLinks page={page} size={SIMS_SHOWN} total={sims} />
    </Card>
  );
}
