import path from "node:path";
import pg from "pg";
import { projectRoot } from "../embedded/home.ts";
import { startDatabase } from "../embedded/start-database.ts";
import { fillPortfolio } from "../testing/fill-portfolio.ts";

const SIZE = { operators: 200, periods: 24, drafts: 2, exceptions: 50_000, open: 20_000 };

/** Adds a portfolio of great size to what a home holds. Nothing of it can be taken out again. */
async function seedScale(home: string): Promise<void> {
  if (path.resolve(home) === path.join(projectRoot(), ".tributary")) {
    throw new Error("This is the home of the project's own data: name another one.");
  }
  const database = await startDatabase({ home, isEmbeddedOnly: true });
  const superuser = new pg.Pool({ connectionString: superuserUrl(database), max: 1 });
  try {
    await fillPortfolio(superuser, SIZE);
  } finally {
    await superuser.end();
    await database.stop();
  }
}

/** The superuser alone passes by the row policies, which the tables' owner has to obey as well. */
function superuserUrl({ ownerUrl, superuserUrl = "" }: { ownerUrl: string; superuserUrl?: string }): string {
  const url = new URL(superuserUrl);
  url.pathname = new URL(ownerUrl).pathname;
  return String(url);
}

const home = process.env.TRIBUTARY_HOME;
if (home === undefined) throw new Error("Name the home to fill with TRIBUTARY_HOME.");
await seedScale(home);
