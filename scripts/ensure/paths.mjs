import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(fileURLToPath(import.meta.url), "../../..");
export const lockFile = join(root, "pnpm-lock.yaml");
export const generatedClients = join(root, "packages/db/src/generated");
export const kernel = join(root, "packages/mediation/kernel");
export const generatedKernel = join(root, "packages/mediation/src/generated/kernel.ts");

/** One Prisma client per schema: shared row-scoped tables, and the tables of each operator's own schema. */
export const clients = [
  { name: "shared", schema: join(root, "prisma/schema") },
  { name: "usage", schema: join(root, "prisma/usage") },
];
