import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { z } from "zod";

/** Keys as Stripe writes them; the mode stands in them. */
const publishableKey = z
  .string()
  .max(300)
  .regex(/^pk_(test|live)_\w+$/);
const secretKey = z
  .string()
  .max(300)
  .regex(/^[sr]k_(test|live)_\w+$/);
const webhookSecret = z
  .string()
  .max(300)
  .regex(/^whsec_[\w+/=-]+$/);

export const gatewaySettings = z.strictObject({
  publishableKey,
  /** Where whoever paid goes on to: a page of the operator's own. */
  returnUrl: z.url({ protocol: /^https$/ }).max(500),
  isActive: z.boolean(),
});

/** One that is left out stays as it is. */
export const gatewayKeys = z.strictObject({
  secretKey: secretKey.optional(),
  webhookSecret: webhookSecret.optional(),
});

export type GatewaySettings = z.infer<typeof gatewaySettings>;
export type GatewayKeys = z.infer<typeof gatewayKeys>;

type Tables = Pick<OperatorTables, "gatewayProfile">;

/** The version in force: the last; null before the operator said anything. */
export function latestGatewayProfile(tx: Tables) {
  return tx.gatewayProfile.findFirst({ orderBy: { version: "desc" } });
}

export type GatewayProfile = NonNullable<Awaited<ReturnType<typeof latestGatewayProfile>>>;

/** Whether an operator takes cards at the moment. */
export async function takesCards(tx: Tables): Promise<boolean> {
  return (await latestGatewayProfile(tx))?.isActive ?? false;
}

/** Whether a key moves real money. */
export function isLive(key: string): boolean {
  return key.includes("_live_");
}

/**
 * Throws  {@link DomainError} `INPUT_INVALID` for keys of which one moves real money and the other does not.
 */
export function refuseMixedModes(publishable: string, secret: string): void {
  if (isLive(publishable) === isLive(secret)) return;
  throw new DomainError(
    "INPUT_INVALID",
    "One key is for tests and the other for real money: give both of one.",
  );
}
