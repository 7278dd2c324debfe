import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { migrationDriver } from "./adapter.mjs";

const require = createRequire(import.meta.url);
let panicMessage = "";

/** The engine's version, as the CLI asks for it. */
export function engineVersion() {
  const manifest = path.join(path.dirname(require.resolve("@prisma/schema-engine-wasm")), "package.json");
  return `schema-engine-wasm ${JSON.parse(fs.readFileSync(manifest, "utf8")).version}`;
}

export function lastPanic() {
  return panicMessage;
}

/** Loads the engine by hand: Node's module loader takes WebAssembly only behind a flag. */
export async function openEngine({ datamodels, datasource }, report) {
  const entry = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings = await import(entry);
  const binary = fs.readFileSync(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(binary, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    get: () => panicMessage,
    set_message(message) {
      panicMessage = `RuntimeError: ${message}`;
    },
  };
  const files = datamodels.map((file) => [file, fs.readFileSync(file, "utf8")]);
  const driver = migrationDriver(datasource.url, datasource.shadowDatabaseUrl);
  return bindings.SchemaEngine.new(
    { datamodels: files.length > 0 ? files : undefined },
    (line) => report("INFO", line),
    bindMigrationAwareSqlAdapterFactory(driver),
  );
}
