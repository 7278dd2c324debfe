import { DomainError } from "@tributary/domain/error";
import pg from "pg";

/** One connection as the tables' owner; a database that cannot be reached is said in one sentence. */
export async function connectOwner(ownerUrl: string): Promise<pg.Client> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: "tributary owner" });
  owner.on("error", () => undefined);
  try {
    await owner.connect();
    return owner;
  } catch (cause) {
    const { host, pathname } = new URL(ownerUrl);
    throw new DomainError(
      "DATABASE_UNAVAILABLE",
      `The database ${pathname.slice(1)} at ${host} cannot be reached: ${(cause as Error).message}; ` +
        "check DATABASE_URL.",
    );
  }
}
