import { Card } from "@tributary/ui/card";
import { ListPages } from "@/frame/list-pages.tsx";
import { simTransferTexts } from "@/texts/sim-transfer.ts";

const { detail: texts } = simTransferTexts;

/** So many serial numbers stand on a page. */
export const ICCIDS_SHOWN = 50;

interface IccidListProps {
  readonly path: string;
  readonly iccids: readonly string[];
  readonly total: number;
  readonly page: number;
}

/** The serial numbers of a transfer, page by page. */
export function IccidList({ path, iccids, total, page }: IccidListProps) {
  return (
    <Card title={texts.list} isFlush>
      <ul
        aria-label={texts.caption}
        className="figures grid gap-x-6 gap-y-1 px-(--card-space) py-4 text-sm sm:grid-cols-2 lg:grid-cols-3"
      >
        {iccids.map((iccid) => (
          <li key={iccid} className="break-all">
            {iccid}
          </li>
        ))}
      </ul>
      <ListPages
        path={path}
        params={{}}
        page={page}
        pageSize={ICCIDS_SHOWN}
        total={total}
        shown={iccids.length}
      />
    </Card>
  );
}
