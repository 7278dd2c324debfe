import type { Home } from "./home.ts";
import { readSecretFile, rolePassword } from "./secret.ts";

/** The account that owns the cluster: used to make the owner and its database, never by the product. */
export const SUPERUSER = "postgres";
/** The account that owns Tributary's tables and runs migrations; it bypasses no policy. */
export const OWNER = "tributary_owner";
export const DATABASE = "tributary";

/** A connection string into the home's own cluster. */
export function clusterUrl(home: Home, user: string, port: number, database: string): string {
  const password = rolePassword(readSecretFile(home), `cluster:${user}`);
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
}
