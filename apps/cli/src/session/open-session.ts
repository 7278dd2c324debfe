import { type Doors, type Login, loginUrls, openDatabase } from "@tributary/db/doors/open-database";
import { type OwnerDb, openOwnerDb } from "@tributary/db/doors/owner-db";
import type { SandboxHost } from "@tributary/db/doors/sandbox";
import { type Database, startDatabase } from "@tributary/db/embedded/start-database";
import { readSealKeys, type SubscriberKeys } from "@tributary/services/subscriber/seal-keys";
import { authSecret } from "./auth-secret.ts";
import { subscriberKeysText } from "./subscriber-keys.ts";

/** A running, migrated database with its doors open. */
export interface Session extends Doors {
  readonly owner: OwnerDb;
  /** Where a database is made that is thrown away again. */
  readonly host: SandboxHost;
  /** What processes of their own are given, each its login. */
  readonly urls: Readonly<Record<Login, string>>;
  /** What subscribers' personal data is sealed with; made when it is first asked for. */
  subscriberKeys(): SubscriberKeys;
  /** What tokens of people and of operators are sealed with. */
  readonly authSecret: string;
}

/** Brings the database up, lends its doors to the work, and lets go of it whatever happens. */
export async function withSession<Result>(
  work: (session: Session) => Promise<Result>,
  home?: string,
): Promise<Result> {
  const database = await startDatabase(home === undefined ? {} : { home, isEmbeddedOnly: true });
  const [worked] = await Promise.allSettled([useDoors(database, work, home)]);
  const [stopped] = await Promise.allSettled([database.stop()]);
  // What broke the work is the news; that stopping failed as well (a full disk) only follows from it.
  if (worked.status === "rejected") throw worked.reason;
  if (stopped.status === "rejected") throw stopped.reason;
  return worked.value;
}

async function useDoors<Result>(
  database: Database,
  work: (session: Session) => Promise<Result>,
  home: string | undefined,
): Promise<Result> {
  const owner = openOwnerDb(database);
  await owner.migrate();
  const doors = openDatabase(database);
  try {
    const subscriberKeys = () => readSealKeys(subscriberKeysText(home));
    return await work({
      ...doors,
      owner,
      host: { ownerUrl: database.ownerUrl, secret: database.secret },
      urls: loginUrls(database),
      subscriberKeys,
      authSecret: authSecret(database.secret),
    });
  } finally {
    await doors.close();
  }
}
