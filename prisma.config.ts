import path from "node:path";
import { defineConfig } from "prisma/config";

// Generating and migrating would otherwise download an engine; this one comes from npm.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, "prisma/engine/schema-engine.mjs");

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://nobody@127.0.0.1:1/none" },
});
