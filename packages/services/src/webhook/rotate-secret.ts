import { OVERLAP_MILLISECONDS, SHOWN_MILLISECONDS } from "@tributary/domain/webhook/patience";
import { writeAudit } from "../audit/write-audit.ts";
import type { House } from "../event/house.ts";
import { findEndpoint } from "./find-endpoint.ts";
import { newSecret, secretsAt, secretText } from "./sign.ts";

/**
 * Gives an endpoint a new secret; the one before signs beside it for a day. One that was before that no
 * longer signs.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function rotateSecret(
  house: House,
  { id, actor, at = new Date() }: { readonly id: string; readonly actor: string; readonly at?: Date },
): Promise<{ readonly previousUntil: Date }> {
  const previousUntil = new Date(at.getTime() + OVERLAP_MILLISECONDS);
  return house.$transaction(async (tx) => {
    const { secretSealed } = await findEndpoint(tx, id);
    const previous = { previousSealed: secretSealed, previousUntil };
    await tx.webhookEndpoint.updateMany({
      where: { id },
      data: { ...previous, secretSealed: newSecret(id), secretMadeAt: at },
    });
    const { operatorId } = house;
    await writeAudit(tx, { actor, action: "webhook:rotate-secret", subject: id, operatorId });
    return { previousUntil };
  });
}

/**
 * Shows the secret of an endpoint while it is new; null afterwards, whoever asks.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showSecret(
  { tables }: House,
  id: string,
  at: Date,
): Promise<{ readonly secret: string | null; readonly shownUntil: Date }> {
  const endpoint = await findEndpoint(tables, id);
  const shownUntil = new Date(endpoint.secretMadeAt.getTime() + SHOWN_MILLISECONDS);
  const [secret] = at < shownUntil ? secretsAt(endpoint, at) : [];
  return { secret: secret === undefined ? null : secretText(secret), shownUntil };
}
