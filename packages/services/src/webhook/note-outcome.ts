import { isFailingTooLong } from "@tributary/domain/webhook/patience";
import { writeAudit } from "../audit/write-audit.ts";
import { emitEvent } from "../event/emit-event.ts";
import type { HouseTables } from "../event/house.ts";

/** Who switches an endpoint off when nobody did. */
const ACTOR = "webhooks";

export interface Outcome {
  readonly at: Date;
  readonly isTaken: boolean;
  readonly isGone: boolean;
}

/** Keeps since when an endpoint takes nothing, and switches it off when that is too long. */
export async function noteOutcome(
  tx: Pick<HouseTables, "webhookEndpoint" | "outboxEvent" | "auditEvent">,
  operatorId: string | null,
  endpointId: string,
  { at, isTaken, isGone }: Outcome,
): Promise<void> {
  if (isTaken) {
    const isFailing = { id: endpointId, failingSince: { not: null } };
    await tx.webhookEndpoint.updateMany({ where: isFailing, data: { failingSince: null } });
    return;
  }
  const isFirst = { id: endpointId, failingSince: null };
  await tx.webhookEndpoint.updateMany({ where: isFirst, data: { failingSince: at } });
  const { url, failingSince } = await tx.webhookEndpoint.findFirstOrThrow({ where: { id: endpointId } });
  if (!isGone && !isFailingTooLong(failingSince?.getTime() ?? null, at.getTime())) return;
  const reason = isGone ? "It answered that it is gone (410)." : "It took nothing for two days.";
  const { count } = await tx.webhookEndpoint.updateMany({
    where: { id: endpointId, disabledAt: null },
    data: { disabledAt: at, disabledBecause: reason },
  });
  if (count === 0) return;
  const { host } = new URL(url);
  await emitEvent(tx, {
    ...{ type: "webhook.disabled", subject: endpointId, at },
    payload: { endpointId, host, reason },
  });
  await writeAudit(tx, {
    ...{ actor: ACTOR, action: "webhook:switch-off", subject: endpointId, operatorId, details: { reason } },
  });
}
