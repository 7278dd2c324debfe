import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

/** PostgreSQL's one-byte catalog type, which the engine's describer selects and expects as a character. */
const CATALOG_CHAR_OID = 18;
const TEXT_OID = 25;

/** A driver for the schema engine: PrismaPg, with the two corrections that migrations need. */
export function migrationDriver(url, shadowUrl) {
  const target = new URL(url ?? "postgresql://nobody@127.0.0.1:1/none");
  const schema = target.searchParams.get("schema") ?? undefined;
  target.searchParams.delete("schema");
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => openAdapter(String(target), schema),
    connectToShadowDb: () => (shadowUrl ? openAdapter(shadowUrl, schema) : openShadow(target, schema)),
  };
}

async function openAdapter(url, schema, afterwards = async () => undefined) {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  // A shadow database is dropped under its idle connection: unheard, that error would end the process.
  pool.on("error", () => undefined);
  const adapter = await new PrismaPg(pool, { schema }).connect();
  mapCatalogChar(adapter);
  const startTransaction = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (level) => mapCatalogChar(await startTransaction(level));
  // The adapter would split a script at every semicolon, also inside a function's body.
  adapter.executeScript = (script) => pool.query(script).catch((error) => adapter.onError(error));
  const dispose = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await dispose();
    await pool.end().catch(() => undefined);
    await afterwards();
  };
  return adapter;
}

async function openShadow(target, schema) {
  const name = `tributary_shadow_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client({ connectionString: String(target) });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const shadow = new URL(target);
  shadow.pathname = `/${name}`;
  return openAdapter(String(shadow), schema, async () => {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  });
}

function mapCatalogChar(queryable) {
  const performIO = queryable.performIO.bind(queryable);
  const queryRaw = queryable.queryRaw.bind(queryable);
  let characters = [];
  queryable.performIO = async (query) => {
    const result = await performIO(query);
    characters = [];
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== CATALOG_CHAR_OID) continue;
      field.dataTypeID = TEXT_OID;
      characters.push(index);
    }
    return result;
  };
  queryable.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of characters) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return queryable;
}
