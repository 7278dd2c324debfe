import { Badge } from "@tributary/ui/badge";
import { Card } from "@tributary/ui/card";
import { Instant } from "@tributary/ui/instant";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import type { ReactNode } from "react";
import { simTexts } from "@/texts/inventory.ts";
import { oneSubscriberTexts as texts } from "@/texts/one-subscriber.ts";
import type { Subscriber } from "../status.tsx";
import { EndAddOnButton } from "./end-add-on-button.tsx";

interface HeldProps {
  readonly subscriber: Subscriber;
}

interface Spell {
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

/** The plans, add-ons and passes it has and had, with what is to come. */
export function Plans({ subscriber, canWrite }: HeldProps & { readonly canWrite: boolean }) {
  const { plans: words } = texts;
  const { number, plans, zone, can } = subscriber;
  return (
    <Held
      {...words}
      rows={plans}
      zone={zone}
      heads={[words.plan]}
      keyOf={({ id }) => id}
      cells={({ name, version, kind }) => [
        <span key="name">
          {name}, v{version} {words.kinds[kind] !== undefined && <Badge>{words.kinds[kind]}</Badge>}
        </span>,
      ]}
      openCell={(plan) =>
        !plan.isMain && canWrite && can.endAddOn ? (
          <EndAddOnButton number={number} addOn={plan} />
        ) : (
          texts.open
        )
      }
    />
  );
}

/** The SIMs it has and had. */
export function Sims({ subscriber: { sims, zone } }: HeldProps) {
  const { sims: words } = texts;
  return (
    <Held
      {...words}
      rows={sims}
      zone={zone}
      heads={[words.iccid, words.imsis]}
      keyOf={({ iccid }) => iccid}
      cells={({ iccid, imsis, kind }) => [
        <span key="iccid" className="figures break-all">
          {iccid} {kind === "esim" && <Badge>{simTexts.kinds.esim}</Badge>}
        </span>,
        <span key="imsis" className="figures break-all">
          {imsis.join(" ")}
        </span>,
      ]}
    />
  );
}

/** The numbers it has and had. */
export function Numbers({ subscriber: { numbers, zone } }: HeldProps) {
  const { numbers: words } = texts;
  return (
    <Held
      {...words}
      rows={numbers}
      zone={zone}
      heads={[words.msisdn]}
      keyOf={({ msisdn }) => msisdn}
      cells={({ msisdn }) => [<span key="msisdn">{msisdn}</span>]}
    />
  );
}

interface HeldTableProps<Row extends Spell> {
  readonly title: string;
  readonly caption: string;
  readonly none: string;
  readonly rows: readonly Row[];
  readonly zone: string;
  readonly heads: readonly string[];
  readonly keyOf: (row: Row) => string;
  /** The first names the row; the others stand beside it on a wide screen only. */
  readonly cells: (row: Row) => readonly ReactNode[];
  /** What stands where there is no end yet. */
  readonly openCell?: (row: Row) => ReactNode;
}

function Held<Row extends Spell>(props: HeldTableProps<Row>) {
  const { title, caption, none, rows, zone, heads, keyOf, cells, openCell = () => texts.open } = props;
  if (rows.length === 0) {
    return (
      <Card title={title}>
        <p className="text-muted-foreground text-sm">{none}</p>
      </Card>
    );
  }
  return (
    <Card title={title} isFlush>
      <Table caption={caption}>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <HeadCell key={head} className={index === 0 ? undefined : "max-sm:hidden"}>
                {head}
              </HeadCell>
            ))}
            <HeadCell>{texts.from}</HeadCell>
            <HeadCell>{texts.until}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const [first, ...others] = cells(row);
            return (
              <tr key={`${keyOf(row)} ${row.validFrom.toISOString()}`}>
                <RowHead>{first}</RowHead>
                {others.map((cell, index) => (
                  <Cell key={heads[index + 1]} className="max-sm:hidden">
                    {cell}
                  </Cell>
                ))}
                <Cell>
                  <Instant at={row.validFrom} zone={zone} style="date" />
                </Cell>
                <Cell>
                  {row.validUntil === null ? (
                    openCell(row)
                  ) : (
                    <Instant at={row.validUntil} zone={zone} style="date" />
                  )}
                </Cell>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </Card>
  );
}
