import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint, matchesStamp } from "./fingerprint.mjs";
import { clients, generatedClients, lockFile, root } from "./paths.mjs";
import { refuseFailure } from "./refuse.mjs";
import { runCaptured } from "./run-captured.mjs";

const stamp = join(generatedClients, ".generated-from");

export function areClientsCurrent() {
  return (
    clients.every(({ name }) => existsSync(join(generatedClients, name))) && matchesStamp(stamp, sources())
  );
}

export async function generateClients() {
  for (const client of clients) await generate(client);
  writeFileSync(stamp, sources());
}

async function generate({ name, schema }) {
  process.stderr.write(`Generating the ${name} Prisma client\n`);
  const cli = join(root, "node_modules/prisma/build/index.js");
  const { isOk, output } = await runCaptured(process.execPath, [cli, "generate", "--schema", schema], {
    cwd: root,
    // Generating needs no schema engine, but Prisma downloads one unless an executable is named.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
  });
  if (!isOk) refuseFailure("prisma generate", output, generatedClients);
}

function sources() {
  return fingerprint(lockFile, join(root, "prisma.config.ts"), ...clients.map(({ schema }) => schema));
}
