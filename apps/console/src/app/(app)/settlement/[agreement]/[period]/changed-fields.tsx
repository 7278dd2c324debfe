import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { settlementTexts } from "@/texts/settlement.ts";

interface Changes {
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  readonly changeCount: number;
}

/** The differences that a refusal carries; only our own API writes them. */
export function readChanges(details: Readonly<Record<string, unknown>> | null): Changes {
  const { changes = [], changeCount = 0 } = (details ?? {}) as Partial<Changes>;
  return { changes, changeCount };
}

interface ChangedFieldsProps extends Changes {
  readonly caption: string;
  readonly columns: { readonly field: string; readonly before: string; readonly after: string };
  readonly absent: string;
}

/** Fields of frozen inputs, before and after. */
export function ChangedFields({ caption, columns, absent, changes, changeCount }: ChangedFieldsProps) {
  const hidden = changeCount - changes.length;
  return (
    <div className="overflow-hidden rounded-lg border">
      <Table caption={caption} isTall>
        <thead>
          <tr>
            <HeadCell>{columns.field}</HeadCell>
            <HeadCell>{columns.before}</HeadCell>
            <HeadCell>{columns.after}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, after }) => (
            <tr key={field}>
              <RowHead className="break-all font-mono text-xs">{field}</RowHead>
              <Cell className="break-all font-mono text-xs">{before ?? <Absent text={absent} />}</Cell>
              <Cell className="break-all font-mono text-xs">{after ?? <Absent text={absent} />}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {hidden > 0 && (
        <p className="border-t px-3 py-2 text-muted-foreground text-xs">
          {settlementTexts.run.approve.more(hidden)}
        </p>
      )}
    </div>
  );
}

function Absent({ text }: { readonly text: string }) {
  return <span className="font-sans text-muted-foreground">{text}</span>;
}
