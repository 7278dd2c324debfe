import pg from "pg";

/** What Prisma knows these failures as. */
const ERROR_CODES = { "3D000": "P1003", "28P01": "P1000" };

/** The engine's few commands about a database as a whole: can it be reached, create it, drop it. */
export async function runDatabaseCommand(command, url) {
  const target = new URL(url);
  target.searchParams.delete("schema");
  const name = decodeURIComponent(target.pathname.slice(1));
  const server = new URL(target);
  server.pathname = "/postgres";
  try {
    if (command === "can-connect-to-database") await query(target, () => "SELECT 1");
    else if (command === "create-database") await query(server, (quote) => `CREATE DATABASE ${quote(name)}`);
    else if (command === "drop-database") {
      await query(server, (quote) => `DROP DATABASE ${quote(name)} WITH (FORCE)`);
    } else throw new Error(`unknown command ${command}`);
    return undefined;
  } catch (error) {
    const code = ERROR_CODES[error.code] ?? "P1001";
    const message =
      code === "P1003"
        ? `Database \`${name}\` does not exist`
        : `Can't reach database server: ${error.message}`;
    return { code, message };
  }
}

async function query(url, statement) {
  const client = new pg.Client({ connectionString: String(url), connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(statement((name) => client.escapeIdentifier(name)));
  } finally {
    await client.end();
  }
}
