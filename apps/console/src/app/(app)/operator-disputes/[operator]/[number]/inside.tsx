import { Card } from "@tributary/ui/card";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import type { ReactNode } from "react";
import { disputePath } from "@/frame/paths.ts";
import { operatorDisputeTexts } from "@/texts/operator-dispute.ts";
import { DisputeStatus } from "../../../disputes/status.tsx";
import type { OperatorDispute } from "../../status.tsx";

const { inside: texts } = operatorDisputeTexts.detail;

interface InsideProps {
  readonly dispute: OperatorDispute;
  readonly actions: ReactNode;
}

/** What the MVNA knows of it and the operator does not. */
export function Inside({ dispute, actions }: InsideProps) {
  const { links, credits, currency } = dispute;
  return (
    <Card title={texts.title} description={texts.description} actions={actions}>
      <div className="grid gap-4">
        {links.length === 0 ? (
          <p className="text-muted-foreground text-sm">{texts.none}</p>
        ) : (
          <Table caption={texts.caption}>
            <thead>
              <tr>
                <HeadCell>{texts.number}</HeadCell>
                <HeadCell>{texts.status}</HeadCell>
                <HeadCell cellAlign="end">{texts.net}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {links.map((link) => (
                <tr key={link.number}>
                  <RowHead>
                    <AppLink href={disputePath(link.number)} className="hover:underline">
                      {link.number}
                    </AppLink>
                  </RowHead>
                  <Cell>
                    <DisputeStatus status={link.status} />
                  </Cell>
                  <Cell cellAlign="end" className="whitespace-nowrap">
                    <Money micros={link.netRecoverableMicros} currency={link.currency} />
                  </Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        {credits.length > 0 && <Credits credits={credits} currency={currency} />}
      </div>
    </Card>
  );
}

interface CreditsProps {
  readonly credits: OperatorDispute["credits"];
  readonly currency: string;
}

function Credits({ credits, currency }: CreditsProps) {
  return (
    <div className="grid gap-2 border-t pt-4">
      <h3 className="font-medium text-sm">{texts.credits}</h3>
      <ul className="grid gap-2 text-sm">
        {credits.map(({ description, amountMicros, settledIn }) => (
          <li key={`${description} ${amountMicros}`} className="flex flex-wrap justify-between gap-x-4">
            <span>
              {description}
              <span className="block text-muted-foreground text-xs">
                {settledIn === null ? (
                  texts.waits
                ) : (
                  <>
                    {texts.settled} <PeriodLabel period={settledIn.period} />
                  </>
                )}
              </span>
            </span>
            <Money micros={amountMicros} currency={currency} />
          </li>
        ))}
      </ul>
    </div>
  );
}
