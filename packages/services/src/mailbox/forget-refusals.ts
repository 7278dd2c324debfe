import type { OperatorDb } from "@tributary/db/doors/operator-db";

const KEPT_REFUSALS_MS = 90 * 86_400_000;

/** Since when refused mails are listed. */
export function refusedSince(): Date {
  return new Date(Date.now() - KEPT_REFUSALS_MS);
}

/** What was refused is of use for some months, and tells of people. */
export async function forgetRefusals({ shared }: Pick<OperatorDb, "shared">): Promise<void> {
  await shared.refusedMail.deleteMany({ where: { refusedAt: { lt: refusedSince() } } });
}
