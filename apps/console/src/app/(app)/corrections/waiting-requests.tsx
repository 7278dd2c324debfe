import { Card } from "@tributary/ui/card";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { correctionRequestPath } from "@/frame/paths.ts";
import { correctionTexts } from "@/texts/correction.ts";
import { Counts } from "./counts.tsx";
import { RequestStatus } from "./request-status.tsx";
import type { Waiting } from "./types.ts";

const { waiting: texts } = correctionTexts;

/** What waits for somebody, and how the latest that came to nothing ended. */
export function WaitingRequests({ requests }: { readonly requests: readonly Waiting[] }) {
  if (requests.length === 0) return null;
  return (
    <Card title={texts.title} description={texts.description} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.month}</HeadCell>
            <HeadCell>{texts.status}</HeadCell>
            <HeadCell className="max-md:hidden">{texts.who}</HeadCell>
            <HeadCell cellAlign="end" className="max-sm:hidden">
              {texts.records}
            </HeadCell>
            <HeadCell cellAlign="end">{texts.charge}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {requests.map((request) => (
            <Row key={request.id} request={request} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function Row({ request }: { readonly request: Waiting }) {
  const { id, period, agreementName, requestedBy, requestedAt, askedBy, askedAt, zone, currency } = request;
  const { movedRecords, repricedRecords, chargeMicros, fingerprint } = request;
  const isKnown = fingerprint !== null;
  return (
    <tr>
      <RowHead>
        <AppLink href={correctionRequestPath(id)} className="grid hover:underline">
          <PeriodLabel period={period} isShort />
          <span className="font-normal text-muted-foreground text-xs">{agreementName}</span>
        </AppLink>
      </RowHead>
      <Cell>
        <RequestStatus request={request} />
      </Cell>
      <Cell className="max-md:hidden">
        <span className="grid text-xs">
          <span>{requestedBy ?? askedBy}</span>
          <Instant at={requestedAt ?? askedAt} zone={zone} className="text-muted-foreground" />
        </span>
      </Cell>
      <Cell cellAlign="end" className="max-sm:hidden">
        {isKnown && <Counts moved={movedRecords} repriced={repricedRecords} />}
      </Cell>
      <Cell cellAlign="end" className="whitespace-nowrap">
        {isKnown && <Money micros={chargeMicros} currency={currency} isSigned />}
      </Cell>
    </tr>
  );
}
