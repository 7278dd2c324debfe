import { Card } from "@tributary/ui/card";
import { Cell, HeadCell, Table } from "@tributary/ui/table";
import { usageUploadTexts } from "@/texts/usage-upload.ts";
import type { Guessed } from "./types.ts";

const { columns: texts } = usageUploadTexts;

/** The first rows, cut into fields as they are read. */
export function FirstRows({ guessed: { columns, rows } }: { readonly guessed: Guessed }) {
  return (
    <Card title={texts.rows} description={texts.found(columns.length, rows.length)} isFlush>
      <Table caption={texts.rowsCaption} isTall className="text-xs">
        <thead>
          <tr>
            <HeadCell cellAlign="end">{texts.line}</HeadCell>
            {columns.map(({ name }, at) => (
              <HeadCell key={at}>{name || texts.column(at + 1)}</HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, fields, fault }) => (
            <tr key={line}>
              <Cell cellAlign="end" className="figures text-muted-foreground">
                {line}
              </Cell>
              {fault === null ? (
                columns.map((_, at) => (
                  <Cell key={at} className="whitespace-nowrap font-mono">
                    {fields[at]}
                  </Cell>
                ))
              ) : (
                <Cell colSpan={Math.max(1, columns.length)} className="text-bad">
                  {fault}
                </Cell>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
