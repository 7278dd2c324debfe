import { Card } from "@tributary/ui/card";
import { AppLink } from "@tributary/ui/link-context";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { quarantinePath } from "@/frame/paths.ts";
import { quarantineTexts, reasonLabel } from "@/texts/quarantine.ts";
import { usageFileTexts } from "@/texts/usage-file.ts";
import { AtRisk } from "../../quarantine/at-risk.tsx";
import type { UsageFile } from "../status.tsx";

const { quarantine: texts } = usageFileTexts.detail;

interface QuarantineProps {
  readonly file: UsageFile;
  readonly canOpen: boolean;
}

/** Records of the file that were put aside: how many, why, and how many of them still wait. */
export function Quarantine({ file, canOpen }: QuarantineProps) {
  const { quarantine, sourceId } = file;
  if (quarantine.length === 0) {
    return (
      <Card title={texts.title}>
        <p className="text-muted-foreground text-sm">{texts.none}</p>
      </Card>
    );
  }
  return (
    <Card title={texts.title} description={quarantineTexts.raw.short} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.reason}</HeadCell>
            <HeadCell>{texts.operator}</HeadCell>
            <HeadCell cellAlign="end">{texts.records}</HeadCell>
            <HeadCell cellAlign="end" className="max-sm:hidden">
              {texts.takenUp}
            </HeadCell>
            <HeadCell cellAlign="end">{texts.waiting}</HeadCell>
            <HeadCell cellAlign="end">{texts.value}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {quarantine.map((group) => (
            <tr key={`${group.reason} ${group.operatorId}`}>
              <RowHead>
                {canOpen ? (
                  <AppLink href={quarantinePath({ sourceId, ...group })} className="hover:underline">
                    {reasonLabel(group.reason)}
                  </AppLink>
                ) : (
                  reasonLabel(group.reason)
                )}
              </RowHead>
              <Cell>{group.operatorName ?? usageFileTexts.nobody}</Cell>
              <Cell cellAlign="end">
                <Quantity value={group.records} />
              </Cell>
              <Cell cellAlign="end" className="max-sm:hidden">
                <Quantity value={group.takenUp} />
              </Cell>
              <Cell cellAlign="end">
                <Quantity value={group.waiting} />
              </Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                {group.waiting > 0n && (
                  <AtRisk micros={group.waitingMicros} currency={file.agreement.currency} />
                )}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
