import type { DatabaseFacts } from "@tributary/db/doors/inspect-database";
import { type Finding, fault, ok, warning } from "./finding.ts";

const OLDEST_VERSION = 16;

/**
 * Judges a database by its catalog: version, migrations, schema, roles, and the months and schemas of
 * operators.
 */
export function checkDatabase(facts: DatabaseFacts, operatorCodes: readonly string[]): Finding[] {
  return [
    checkVersion(facts),
    checkMigrations(facts),
    checkSchema(facts),
    checkRoles(facts),
    checkOperatorSchemas(facts, operatorCodes),
    checkPartitions(facts),
  ];
}

function checkVersion({ serverVersion }: DatabaseFacts): Finding {
  const isOld = Number.parseInt(serverVersion, 10) < OLDEST_VERSION;
  if (isOld)
    return fault("version", `PostgreSQL ${serverVersion} is too old: use ${OLDEST_VERSION} or newer.`);
  return ok("version", `PostgreSQL ${serverVersion} runs.`);
}

function checkMigrations({ pendingMigrations }: DatabaseFacts): Finding {
  if (pendingMigrations.length === 0) return ok("migrations", "All migrations are applied.");
  const names = pendingMigrations.join(", ");
  return fault("migrations", `Not applied yet: ${names}. Any command but this one applies them.`);
}

function checkSchema({ schemaDifference, pendingMigrations }: DatabaseFacts): Finding {
  if (pendingMigrations.length > 0) return warning("schema", "Not compared: apply the migrations first.");
  if (schemaDifference === null) {
    return ok("schema", "Tables, row policies and rights are those of prisma/schema.sql.");
  }
  const where = schemaDifference.trim().slice(0, 120);
  return fault(
    "schema",
    `The database differs from prisma/schema.sql at "${where}": undo what was changed by hand.`,
  );
}

function checkRoles({ liftedRoles }: DatabaseFacts): Finding {
  if (liftedRoles.length === 0) return ok("roles", "The runtime roles own nothing and bypass nothing.");
  return fault("roles", `Row policies do not bind ${liftedRoles.join("; ")}: take that right away.`);
}

function checkOperatorSchemas({ schemas }: DatabaseFacts, operatorCodes: readonly string[]): Finding {
  const missing = operatorCodes.filter((code) => !schemas.includes(code));
  if (missing.length === 0)
    return ok("operators", `Each of ${operatorCodes.length} operators has its schema.`);
  return fault(
    "operators",
    `Without a schema for usage: ${missing.join(", ")}. Load the portfolio file again.`,
  );
}

function checkPartitions({ missingPartitions }: DatabaseFacts): Finding {
  if (missingPartitions.length === 0)
    return ok("partitions", "This month and the next are there for every operator.");
  const [first] = missingPartitions;
  return warning(
    "partitions",
    `${missingPartitions.length} months of usage are not there yet, the first ${first}: the next file ` +
      "makes them.",
  );
}
