import { Card } from "@tributary/ui/card";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { rateCorrectionPath } from "@/frame/paths.ts";
import { rateCardTexts } from "@/texts/rate-card.ts";
import { rateCorrectionTexts } from "@/texts/rate-correction.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { CorrectionStatus } from "./correction-status.tsx";

const { list: texts } = rateCorrectionTexts;

interface CorrectionsProps {
  readonly code: string;
  readonly zone: string;
  readonly rows: Outputs["rateCorrection"]["list"]["rows"];
}

/** The corrections of a card backwards; each leads to its report. */
export function Corrections({ code, zone, rows }: CorrectionsProps) {
  if (rows.length === 0) return null;
  return (
    <Card title={texts.title} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.version}</HeadCell>
            <HeadCell>{texts.from}</HeadCell>
            <HeadCell>{texts.status}</HeadCell>
            <HeadCell className="max-sm:hidden">{texts.by}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, version, effectiveFrom, status, askedBy }) => (
            <tr key={id}>
              <RowHead>
                <AppLink href={rateCorrectionPath(code, id)} className="underline underline-offset-2">
                  {rateCardTexts.version(version)}
                </AppLink>
              </RowHead>
              <Cell>
                <Instant at={effectiveFrom} zone={zone} style="date" />
              </Cell>
              <Cell>
                <CorrectionStatus status={status} />
              </Cell>
              <Cell className="break-all max-sm:hidden">{askedBy}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
