import { connectOwner } from "../connect-owner.ts";
import { migrate } from "../migrate.ts";
import { provisionOperator } from "../provision/provision-operator.ts";

/** The owner of the tables: it shapes the database and reads no row of it. */
export interface OwnerDb {
  /** Brings the schema up to date; answers the names of the migrations that were applied. */
  migrate(): Promise<string[]>;
  /** Gives an operator its schema and role; a second time changes nothing. */
  provisionOperator(code: string): Promise<void>;
}

/** The owner's door, for setting up and nothing else: each call is a connection of its own. */
export function openOwnerDb(config: { readonly ownerUrl: string; readonly secret: string }): OwnerDb {
  return {
    migrate: () => migrate(config.ownerUrl, config.secret),
    async provisionOperator(code) {
      const owner = await connectOwner(config.ownerUrl);
      try {
        await provisionOperator(owner, code);
      } finally {
        await owner.end();
      }
    },
  };
}
