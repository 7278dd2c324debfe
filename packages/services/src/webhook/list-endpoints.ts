import type { HouseTables } from "../event/house.ts";

export interface ListedEndpoint {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
  readonly failingSince: Date | null;
  readonly disabledAt: Date | null;
  readonly disabledBecause: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  /** Deliveries that failed for good. */
  readonly dead: number;
}

/** The endpoints of a house, the oldest first: they are few. */
export async function listEndpoints(
  tables: Pick<HouseTables, "webhookEndpoint" | "webhookDelivery">,
): Promise<ListedEndpoint[]> {
  const [rows, failed] = await Promise.all([
    tables.webhookEndpoint.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
    tables.webhookDelivery.groupBy({
      ...{ by: ["endpointId"], where: { status: "failed" }, _count: true, orderBy: { endpointId: "asc" } },
    }),
  ]);
  const deadOf = new Map(failed.map(({ endpointId, _count }) => [endpointId, _count]));
  return rows.map((row) => ({
    ...{ id: row.id, url: row.url, description: row.description, eventTypes: row.eventTypes },
    ...{ failingSince: row.failingSince, createdBy: row.createdBy, createdAt: row.createdAt },
    ...{ disabledAt: row.disabledAt, disabledBecause: row.disabledBecause },
    dead: deadOf.get(row.id) ?? 0,
  }));
}
