import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { OrderAction } from "@tributary/domain/network-order/types";
import { z } from "zod";

const address = z.url({ protocol: /^https?$/ }).max(500);
const timeoutSeconds = z.int().min(1).max(60).default(20);

export const networkSettings = z.strictObject({
  /** The operator's MNO; null: orders to it are carried out by other means. */
  network: z.strictObject({ address, timeoutSeconds }).nullable(),
  /** The server of its eSIM profiles, and how the operator is called there. */
  smdp: z
    .strictObject({
      address,
      timeoutSeconds,
      requester: z.string().min(1).max(200),
      /** The server from which phones download. */
      phoneAddress: z
        .string()
        .max(200)
        .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}$/i),
    })
    .nullable(),
});

/** Where an operator's orders go. */
export type NetworkSettings = z.infer<typeof networkSettings>;

export interface NetworkProfile {
  /** 0 before the operator said anything. */
  readonly version: number;
  readonly settings: NetworkSettings;
  readonly secretsSealed: Uint8Array | null;
}

const NOTHING_CONNECTED: NetworkSettings = { network: null, smdp: null };

/** The version in force: the last. */
export async function latestProfile(tx: Pick<OperatorTables, "networkProfile">): Promise<NetworkProfile> {
  const row = await tx.networkProfile.findFirst({
    orderBy: { version: "desc" },
    select: { version: true, settings: true, secretsSealed: true },
  });
  if (row === null) return { version: 0, settings: NOTHING_CONNECTED, secretsSealed: null };
  const { version, secretsSealed } = row;
  return { version, secretsSealed, settings: networkSettings.parse(row.settings) };
}

/** Whether an order of this kind has somewhere to go. */
export function isCarried({ network, smdp }: NetworkSettings, action: OrderAction): boolean {
  return (action.startsWith("esim-") ? smdp : network) !== null;
}
