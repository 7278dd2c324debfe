import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { projectRoot } from "../embedded/home.ts";
import { startDatabase } from "../embedded/start-database.ts";
import { migrate } from "../migrate.ts";
import { dumpSchema } from "./dump-schema.ts";

/** Writes prisma/schema.sql from a database that is made for it, migrated and thrown away. */
export async function writeSchema(): Promise<string> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "tributary-schema-"));
  const database = await startDatabase({ home, isEmbeddedOnly: true, settings: { fsync: "off" } });
  try {
    await migrate(database.ownerUrl, database.secret);
    const text = await readSchema(database.ownerUrl);
    const file = path.join(projectRoot(), "prisma/schema.sql");
    fs.writeFileSync(file, text);
    return file;
  } finally {
    await database.stop();
    fs.rmSync(home, { recursive: true, force: true });
  }
}

async function readSchema(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await dumpSchema(client);
  } finally {
    await client.end();
  }
}

if (process.argv[1] === import.meta.filename) console.log(`Wrote ${await writeSchema()}`);
