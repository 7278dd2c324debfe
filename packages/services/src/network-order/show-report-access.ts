import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { latestProfile } from "./network-profile.ts";
import { openNetworkSecrets } from "./network-secrets.ts";

/** By what, and where, network and SM-DP+ report to an operator; null before it connected either. */
export async function showReportAccess(
  db: OperatorDb,
): Promise<{ readonly token: string; readonly path: string } | null> {
  const { secretsSealed } = await latestProfile(db.shared);
  if (secretsSealed === null) return null;
  const { report: token } = openNetworkSecrets(secretsSealed, db.operatorId);
  return { token, path: `/api/network/${db.operatorId}` };
}
