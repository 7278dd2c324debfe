import { writeAudit } from "../audit/write-audit.ts";
import type { House } from "../event/house.ts";
import { findEndpoint } from "./find-endpoint.ts";

/**
 * Switches an endpoint off, or on again. What happened meanwhile is sent when somebody asks for it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function switchEndpoint(
  house: House,
  { id, isOn, actor }: { readonly id: string; readonly isOn: boolean; readonly actor: string },
): Promise<void> {
  await house.$transaction(async (tx) => {
    await findEndpoint(tx, id);
    const on = { disabledAt: null, disabledBecause: null, failingSince: null };
    const off = { disabledAt: new Date(), disabledBecause: "Somebody switched it off." };
    await tx.webhookEndpoint.updateMany({ where: { id }, data: isOn ? on : off });
    const action = isOn ? "webhook:switch-on" : "webhook:switch-off";
    await writeAudit(tx, { actor, action, subject: id, operatorId: house.operatorId });
  });
}
