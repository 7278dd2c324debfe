import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { canRecord } from "@tributary/domain/porting/lifecycle";
import { PORT_STEPS, type PortReason, type PortStep } from "@tributary/domain/porting/types";
import { findPort } from "./find-port.ts";
import { type ListedPort, listedPort } from "./list-ports.ts";

export interface ShownPort extends ListedPort {
  /** What may be recorded of it now. */
  readonly steps: readonly PortStep[];
  /** All that was recorded of it, the first first. */
  readonly events: readonly {
    readonly occurredAt: Date;
    readonly actor: string;
    readonly step: PortStep | "request";
    readonly reason: PortReason | null;
    readonly evidence: string;
    readonly note: string;
  }[];
}

/**
 * Shows one of the operator's own porting requests with its history.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showPort(
  tx: Pick<OperatorTables, "portRequest" | "portEvent">,
  id: string,
): Promise<ShownPort> {
  const port = listedPort(await findPort(tx, id));
  const events = await tx.portEvent.findMany({
    where: { portRequestId: id },
    orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
  });
  return {
    ...port,
    steps: PORT_STEPS.filter((step) => canRecord(step, port.status)),
    events: events.map(({ occurredAt, actor, step, reasonCode, evidence, note }) => ({
      ...{ occurredAt, actor, evidence, note },
      step: step as PortStep | "request",
      reason: reasonCode as PortReason | null,
    })),
  };
}
