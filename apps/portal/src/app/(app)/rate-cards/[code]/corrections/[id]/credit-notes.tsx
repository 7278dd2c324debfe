import { Card } from "@tributary/ui/card";
import { AppLink } from "@tributary/ui/link-context";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { billPath } from "@/frame/paths.ts";
import { rateCorrectionTexts } from "@/texts/rate-correction.ts";
import type { Correction } from "../../correction-status.tsx";

const { notes: texts } = rateCorrectionTexts;

/** What those got back who left. */
export function CreditNotes({ notes }: { readonly notes: Correction["creditNotes"] }) {
  if (notes.length === 0) return null;
  return (
    <Card title={texts.title} isFlush>
      <Table caption={texts.caption} isTall>
        <thead>
          <tr>
            <HeadCell>{texts.number}</HeadCell>
            <HeadCell>{texts.of}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {notes.map(({ number, credits }) => (
            <tr key={number}>
              <RowHead>
                <BillLink number={number} />
              </RowHead>
              <Cell>
                <BillLink number={credits} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function BillLink({ number }: { readonly number: string | null }) {
  if (number === null) return "–";
  return (
    <AppLink href={billPath(number)} className="underline underline-offset-2">
      {number}
    </AppLink>
  );
}
