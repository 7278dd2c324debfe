import { Card } from "@tributary/ui/card";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { subscriberPath } from "@/frame/paths.ts";
import { oneSubscriberTexts as texts } from "@/texts/one-subscriber.ts";
import type { Subscriber } from "../status.tsx";
import { LeavePoolButton } from "./leave-pool-button.tsx";

const { pools: words } = texts;

interface PoolsProps {
  readonly subscriber: Subscriber;
  readonly canWrite: boolean;
}

/** Who shares an allowance of its plan, and whose it shares; nothing where no plan has one to share. */
export function Pools({ subscriber: { number, pools, zone }, canWrite }: PoolsProps) {
  const rows = [...pools.members, ...pools.joined];
  if (pools.own.length === 0 && rows.length === 0) return null;
  const own = pools.own.map(({ description }) => description).join(", ");
  const description = pools.own.length === 0 ? undefined : words.description(own);
  if (rows.length === 0) {
    return (
      <Card title={words.title} description={description}>
        <p className="text-muted-foreground text-sm">{words.none}</p>
      </Card>
    );
  }
  return (
    <Card title={words.title} description={description} isFlush>
      <Table caption={words.caption}>
        <thead>
          <tr>
            <HeadCell>{words.who}</HeadCell>
            <HeadCell className="max-sm:hidden">{words.cap}</HeadCell>
            <HeadCell>{texts.from}</HeadCell>
            <HeadCell>{texts.until}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.member} ${row.holder} ${row.bundle} ${row.validFrom.toISOString()}`}>
              <RowHead>
                <AppLink
                  href={subscriberPath(row.holder === number ? row.member : row.holder)}
                  className="underline underline-offset-2"
                >
                  {row.holder === number
                    ? words.member(row.member, row.bundle)
                    : words.uses(row.bundle, row.holder)}
                </AppLink>
              </RowHead>
              <Cell className="max-sm:hidden">{row.cap ?? words.asPlanned}</Cell>
              <Cell>
                <Instant at={row.validFrom} zone={zone} style="date" />
              </Cell>
              <Cell>
                {row.validUntil !== null && <Instant at={row.validUntil} zone={zone} style="date" />}
                {row.validUntil === null && (canWrite ? <LeavePoolButton shared={row} /> : texts.open)}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
