import { DomainError } from "@tributary/domain/error";
import type { HouseTables } from "../event/house.ts";

/** Said of an endpoint that is not there and of somebody else's alike. */
export function unknownEndpoint(): DomainError {
  return new DomainError("NOT_FOUND", "There is no such endpoint: load the page again.");
}

/**
 * Finds an endpoint of a house.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function findEndpoint({ webhookEndpoint }: Pick<HouseTables, "webhookEndpoint">, id: string) {
  const endpoint = await webhookEndpoint.findFirst({ where: { id } });
  if (endpoint === null) throw unknownEndpoint();
  return endpoint;
}
