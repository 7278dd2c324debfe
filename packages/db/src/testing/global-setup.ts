import fs from "node:fs";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startDatabase } from "../embedded/start-database.ts";
import { migrate } from "../migrate.ts";
import { roomiestFolder } from "./roomiest-folder.ts";

/** What the tests' processes need to make databases of their own. */
export interface TestServer {
  readonly ownerUrl: string;
  readonly superuserUrl: string;
  readonly secret: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

/**
 * One embedded server for a whole test run, under a home of its own; its first database is the tests'
 * template.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = fs.mkdtempSync(path.join(roomiestFolder(), "tributary-test-"));
  // The server's own account reads it as well.
  fs.chmodSync(home, 0o755);
  const database = await startDatabase({
    home,
    isEmbeddedOnly: true,
    // Nobody misses these databases after a power cut.
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
  });
  await migrate(database.ownerUrl, database.secret);
  project.provide("testServer", {
    ownerUrl: database.ownerUrl,
    superuserUrl: database.superuserUrl ?? "",
    secret: database.secret,
  });
  return async () => {
    await database.stop();
    fs.rmSync(home, { recursive: true, force: true });
  };
}
