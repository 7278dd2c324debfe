import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { latestProfile } from "./network-profile.ts";
import { openNetworkSecrets } from "./network-secrets.ts";

/** By what, and where, network and SM-DP+ report to an operator; no token before it connected either. */
export async function showReportAccess(
  db: OperatorDb,
): Promise<{ readonly token: string | null; readonly path: string }> {
  const { secretsSealed } = await latestProfile(db.shared);
  const token = secretsSealed === null ? null : openNetworkSecrets(secretsSealed, db.operatorId).report;
  return { token, path: `/api/network/${db.operatorId}` };
}
