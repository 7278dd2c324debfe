import { Card } from "@tributary/ui/card";
import { CopyHash } from "@tributary/ui/copy-hash";
import { Day } from "@tributary/ui/day";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { disputePath, versionPath } from "@/frame/paths.ts";
import { statementTexts } from "@/texts/statement.ts";
import { DisputeStatus } from "../../disputes/status.tsx";
import type { Statement } from "./load.ts";

const { payments: paid, disputes: contested, versions: issued } = statementTexts.detail;

interface BesideProps {
  readonly statement: Statement;
}

/** What was paid on the number, whichever version it was paid on. */
export function Payments({ statement }: BesideProps) {
  const { payments, standing } = statement;
  return (
    <Card title={paid.title} isFlush={payments.length > 0}>
      {payments.length === 0 ? (
        <p className="text-muted-foreground text-sm">{paid.none}</p>
      ) : (
        <Table caption={paid.caption}>
          <thead>
            <tr>
              <HeadCell>{paid.paidOn}</HeadCell>
              <HeadCell>{paid.reference}</HeadCell>
              <HeadCell cellAlign="end">{paid.amount}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {payments.map(({ paidOn, reference, amountMicros }) => (
              <tr key={`${paidOn} ${reference}`}>
                <RowHead>
                  <Day on={paidOn} />
                </RowHead>
                <Cell>{reference}</Cell>
                <Cell cellAlign="end">
                  <Money micros={amountMicros} currency={standing.payableCurrency} />
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

/** What was contested of it. */
export function Disputes({ statement: { disputes } }: BesideProps) {
  return (
    <Card title={contested.title} isFlush={disputes.length > 0}>
      {disputes.length === 0 ? (
        <p className="text-muted-foreground text-sm">{contested.none}</p>
      ) : (
        <Table caption={contested.caption}>
          <thead>
            <tr>
              <HeadCell>{contested.number}</HeadCell>
              <HeadCell>{contested.status}</HeadCell>
              <HeadCell cellAlign="end">{contested.contested}</HeadCell>
              <HeadCell cellAlign="end" className="max-sm:hidden">
                {contested.credited}
              </HeadCell>
            </tr>
          </thead>
          <tbody>
            {disputes.map((dispute) => (
              <tr key={dispute.number}>
                <RowHead>
                  <AppLink href={disputePath(dispute.number)} className="hover:underline">
                    {dispute.number}
                  </AppLink>
                </RowHead>
                <Cell>
                  <DisputeStatus status={dispute.status} />
                </Cell>
                <Cell cellAlign="end">
                  <Money micros={dispute.contestedMicros} currency={dispute.currency} />
                </Cell>
                <Cell cellAlign="end" className="max-sm:hidden">
                  <Money micros={dispute.creditedMicros} currency={dispute.currency} />
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

/** Every version as it was issued; an earlier one can be read for ever. */
export function Versions({ statement: { number, version: shown, versions, zone } }: BesideProps) {
  return (
    <Card title={issued.title} isFlush>
      <Table caption={issued.caption}>
        <thead>
          <tr>
            <HeadCell>{issued.version}</HeadCell>
            <HeadCell>{issued.issued}</HeadCell>
            <HeadCell cellAlign="end">{issued.gross}</HeadCell>
            <HeadCell className="max-sm:hidden">{issued.hash}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ version, issuedAt, grossMicros, currency, hash }) => (
            <tr key={version}>
              <RowHead>
                {version === shown ? (
                  `${version}, ${issued.shown}`
                ) : (
                  <AppLink href={versionPath(number, version)} className="underline">
                    {version}
                  </AppLink>
                )}
              </RowHead>
              <Cell>
                <Instant at={issuedAt} zone={zone} style="date" />
              </Cell>
              <Cell cellAlign="end">
                <Money micros={grossMicros} currency={currency} />
              </Cell>
              <Cell className="max-sm:hidden">
                <CopyHash value={hash} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
