import { randomUUID } from "node:crypto";
import { DomainError } from "@tributary/domain/error";
import { CHOSEN_EVENTS, type EventType } from "@tributary/domain/event/event-types";
import { writeAudit } from "../audit/write-audit.ts";
import type { House } from "../event/house.ts";
import { refuseAddress } from "../network-order/guarded-agent.ts";
import { unknownEndpoint } from "./find-endpoint.ts";
import { newSecret } from "./sign.ts";

const MOST_ENDPOINTS = 20;

export interface EndpointSettings {
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly EventType[];
}

interface Request extends EndpointSettings {
  readonly actor: string;
}

/**
 * Adds an endpoint, with a secret of its own.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for an address that events must not be sent to, without a type
 *         of event, or when there are too many.
 */
export async function addEndpoint(house: House, request: Request): Promise<{ readonly id: string }> {
  const settings = checked(request);
  const id = randomUUID();
  return house.$transaction(async (tx) => {
    if ((await tx.webhookEndpoint.count()) >= MOST_ENDPOINTS) {
      const message = `There are ${MOST_ENDPOINTS} endpoints already: change one of them instead.`;
      throw new DomainError("INPUT_INVALID", message);
    }
    const data = { id, ...settings, secretSealed: newSecret(id), createdBy: request.actor };
    await tx.webhookEndpoint.createMany({ data: [data] });
    await writeAudit(tx, entry(house, "webhook:add", id, request));
    return { id };
  });
}

/**
 * Changes where an endpoint is and what it hears of.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `INPUT_INVALID` as for a new one.
 */
export async function changeEndpoint(
  house: House,
  request: Request & { readonly id: string },
): Promise<void> {
  const { id } = request;
  const settings = checked(request);
  await house.$transaction(async (tx) => {
    const { count } = await tx.webhookEndpoint.updateMany({ where: { id }, data: settings });
    if (count === 0) throw unknownEndpoint();
    await writeAudit(tx, entry(house, "webhook:change", id, request));
  });
}

function checked({ url, description, eventTypes }: EndpointSettings) {
  if (!URL.canParse(url)) {
    throw new DomainError("INPUT_INVALID", "This is no address: write it as https://host.example/path.");
  }
  refuseAddress(url);
  const chosen = CHOSEN_EVENTS.filter((type) => eventTypes.includes(type));
  if (chosen.length === 0) throw new DomainError("INPUT_INVALID", "Choose what the endpoint hears of.");
  return { url, description: description.trim(), eventTypes: chosen };
}

/** The address may hold a token of the receiver's: the log names its host alone. */
function entry({ operatorId }: House, action: string, id: string, { url, eventTypes, actor }: Request) {
  const details = { host: new URL(url).host, eventTypes: [...eventTypes] };
  return { actor, action, subject: id, operatorId, details };
}
