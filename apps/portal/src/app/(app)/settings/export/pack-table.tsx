import { CopyHash } from "@tributary/ui/copy-hash";
import { formatBytes, formatQuantity } from "@tributary/ui/format/quantity";
import { ReaderInstant } from "@tributary/ui/reader-instant";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { exportPackTexts } from "@/texts/export-pack.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { table: texts } = exportPackTexts;
const TONES = {
  waiting: "neutral",
  running: "info",
  done: "good",
  failed: "bad",
  expired: "neutral",
} as const;

type Pack = Outputs["exportPack"]["list"][number];

interface PackTableProps {
  readonly packs: readonly Pack[];
  readonly canDownload: boolean;
}

/** Every archive that was asked for, latest first. */
export function PackTable({ packs, canDownload }: PackTableProps) {
  const { columns } = texts;
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          <HeadCell>{columns.asked}</HeadCell>
          <HeadCell className="max-md:hidden">{columns.by}</HeadCell>
          <HeadCell>{columns.state}</HeadCell>
          <HeadCell cellAlign="end" className="max-md:hidden">
            {columns.size}
          </HeadCell>
          <HeadCell className="max-md:hidden">{columns.hash}</HeadCell>
          {canDownload && <HeadCell cellAlign="end">{columns.file}</HeadCell>}
        </tr>
      </thead>
      <tbody>
        {packs.map((pack) => (
          <tr key={pack.id}>
            <RowHead>
              <ReaderInstant at={pack.askedAt} />
              <p className="font-normal text-muted-foreground text-xs">
                {pack.includesPersonal ? texts.personal : texts.masked}
              </p>
            </RowHead>
            <Cell className="max-md:hidden">{pack.askedBy}</Cell>
            <Cell>
              <StatusBadge tone={TONES[pack.status]}>{texts.statuses[pack.status]}</StatusBadge>
              <Detail pack={pack} />
            </Cell>
            <Cell cellAlign="end" className="max-md:hidden">
              {pack.sizeBytes !== null && formatBytes(pack.sizeBytes)}
            </Cell>
            <Cell className="max-md:hidden">{pack.sha256 !== null && <CopyHash value={pack.sha256} />}</Cell>
            {canDownload && <Cell cellAlign="end">{pack.status === "done" && <Download pack={pack} />}</Cell>}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** How far it is, what became of it, or until when it is there. */
function Detail({
  pack: { status, stage, rows, message, files, ticketFiles, expiresAt, isForgotten },
}: {
  readonly pack: Pack;
}) {
  const count = formatQuantity(rows);
  const isOpen = status === "waiting" || status === "running";
  return (
    <div className="mt-1 grid gap-0.5 text-muted-foreground text-xs">
      {isOpen && stage !== null && <p>{texts.stage(stage, count)}</p>}
      {isOpen && isForgotten && <p>{texts.forgotten}</p>}
      {message !== null && <p>{message}</p>}
      {files !== null && <p>{texts.held(count, files)}</p>}
      {ticketFiles !== null && <p>{texts.ticketFiles(formatQuantity(`${ticketFiles.files}`))}</p>}
      {ticketFiles !== null && ticketFiles.leftOut > 0 && (
        <p>{texts.leftOut(formatQuantity(`${ticketFiles.leftOut}`))}</p>
      )}
      {status === "done" && expiresAt !== null && (
        <p>
          {texts.until} <ReaderInstant at={expiresAt} />
        </p>
      )}
    </div>
  );
}

function Download({ pack: { id, askedAt } }: { readonly pack: Pack }) {
  const day = askedAt.toISOString().slice(0, 10);
  return (
    // A plain anchor: the router would fetch the whole archive before anybody clicks.
    <a
      href={`/settings/export/${id}`}
      aria-label={texts.downloadOf(day)}
      className="text-primary-ink underline underline-offset-3 hover:decoration-2"
      download
    >
      {texts.download}
    </a>
  );
}
