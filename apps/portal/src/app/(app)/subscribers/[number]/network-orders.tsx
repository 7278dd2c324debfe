import { Card } from "@tributary/ui/card";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { networkOrderPath } from "@/frame/paths.ts";
import { networkOrderTexts } from "@/texts/network-order.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { OrderStatus } from "../../network-orders/status.tsx";

const { card: texts, actions } = networkOrderTexts;

interface NetworkOrdersProps {
  readonly number: string;
  readonly orders: Outputs["networkOrder"]["list"];
}

/** What the network was asked to do for this subscriber, the latest first. */
export function NetworkOrders({ number, orders: { rows, total, zone } }: NetworkOrdersProps) {
  return (
    <Card title={texts.title}>
      {rows.length === 0 && <p className="text-muted-foreground text-sm">{texts.none}</p>}
      <ul className="grid gap-2 text-sm">
        {rows.map(({ id, action, status, placedAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
            <AppLink href={networkOrderPath(id)} className="underline">
              {actions[action]}
            </AppLink>
            <span className="flex items-center gap-3">
              <Instant at={placedAt} zone={zone} className="text-muted-foreground text-xs" />
              <OrderStatus status={status} />
            </span>
          </li>
        ))}
      </ul>
      {total > rows.length && (
        <p className="mt-3 text-sm">
          <AppLink href={`/network-orders?subscriber=${encodeURIComponent(number)}`} className="underline">
            {texts.all}
          </AppLink>
        </p>
      )}
    </Card>
  );
}
