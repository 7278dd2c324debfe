import { Badge } from "@tributary/ui/badge";
import { Card } from "@tributary/ui/card";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { PageLinks } from "@/frame/page-links.tsx";
import { quarantineTexts } from "@/texts/quarantine.ts";
import { AtRisk } from "../../at-risk.tsx";
import type { ShownGroup } from "../../types.ts";

const { files: texts } = quarantineTexts.group;

export const FILES_PAGE_SIZE = 25;

/** The files in which records of the group wait. */
export function GroupFiles({ group, page }: { readonly group: ShownGroup; readonly page: number }) {
  return (
    <Card title={texts.title} description={texts.description} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.name}</HeadCell>
            <HeadCell className="max-sm:hidden">{texts.received}</HeadCell>
            <HeadCell cellAlign="end">{texts.records}</HeadCell>
            <HeadCell cellAlign="end">{texts.value}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {group.files.map(({ fileId, name, isRedrive, receivedAt, records, ...value }) => (
            <tr key={fileId}>
              <RowHead>
                <AppLink href={`/usage-files/${fileId}`} className="break-all hover:underline">
                  {name}
                </AppLink>{" "}
                {isRedrive && <Badge tone="info">{texts.redrive}</Badge>}
              </RowHead>
              <Cell className="max-sm:hidden">
                <Instant at={receivedAt} zone={group.agreement.zone} />
              </Cell>
              <Cell cellAlign="end">
                <Quantity value={records} />
              </Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                <AtRisk
                  micros={value.valueMicros}
                  estimateMicros={value.estimateMicros}
                  currency={group.currency}
                />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      <PageLinks page={page} size={FILES_PAGE_SIZE} total={group.total} />
    </Card>
  );
}
