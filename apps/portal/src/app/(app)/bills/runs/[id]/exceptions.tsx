import { Card } from "@tributary/ui/card";
import { AppLink } from "@tributary/ui/link-context";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { subscriberPath } from "@/frame/paths.ts";
import { billTexts } from "@/texts/bill.ts";
import type { Run } from "../../status.tsx";

const { exceptions: texts } = billTexts.run;

/** Who could not be billed, and what to do about it. */
export function Exceptions({ run: { exceptions, reasons } }: { readonly run: Run }) {
  const total = reasons.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) {
    return (
      <Card title={texts.title}>
        <p className="text-muted-foreground text-sm">{texts.none}</p>
      </Card>
    );
  }
  const names: Readonly<Record<string, string>> = texts.reasons;
  return (
    <Card
      title={texts.title}
      description={total > exceptions.length ? texts.more(exceptions.length, total) : undefined}
      isFlush
    >
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.subscriber}</HeadCell>
            <HeadCell>{texts.reason}</HeadCell>
            <HeadCell className="max-sm:hidden">{texts.detail}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {exceptions.map(({ subscriber, reason, detail }) => (
            <tr key={`${subscriber} ${reason}`}>
              <RowHead>
                <AppLink href={subscriberPath(subscriber)} className="underline">
                  {subscriber}
                </AppLink>
              </RowHead>
              <Cell>{names[reason] ?? reason}</Cell>
              <Cell className="max-sm:hidden">{detail}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
