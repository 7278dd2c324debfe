#!/usr/bin/env node
// Speaks the JSON-RPC of Prisma's native schema engine over stdio and answers with the WebAssembly build
// from npm,
// so that the Prisma CLI needs no download. Named to it by PRISMA_SCHEMA_ENGINE_BINARY in prisma.config.ts.
import readline from "node:readline";
import { runDatabaseCommand } from "./database.mjs";
import { engineVersion, lastPanic, openEngine } from "./wasm.mjs";

const PRINT_REQUEST_ID = 1_000_000;
const FAILED = 4466;

function readArguments(argv) {
  const found = { datamodels: [], datasource: {}, rest: [] };
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index];
    if (word === "--datamodels" || word === "-d") found.datamodels.push(argv[++index]);
    else if (word === "--datasource") found.datasource = JSON.parse(argv[++index]);
    else if (word === "--enabled-preview-features" || word === "--extension-types") index += 1;
    else found.rest.push(word);
  }
  return found;
}

function report(level, message, extra = {}) {
  const fields = { message: String(message), ...extra };
  process.stderr.write(
    `${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: "engine" })}\n`,
  );
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}

async function answer(request, engineOf) {
  if (request.method === "createDatabase") return { databaseName: "" };
  const engine = await engineOf();
  const method = request.method === "getDatabaseVersion" ? "version" : request.method;
  if (typeof engine[method] !== "function") throw new Error(`method ${request.method} is not supported`);
  const result = await engine[method](request.params);
  if (request.method !== "diff" || result?.stdout == null) return result ?? {};
  const content = result.stdout.replace(/\n$/, "");
  send({ id: PRINT_REQUEST_ID, method: "print", params: { content } });
  return { ...result, stdout: null };
}

function describe(error) {
  try {
    return JSON.parse(error.message);
  } catch {
    const message = lastPanic() || String(error?.message ?? error);
    return { message, is_panic: false, ...(error?.code ? { error_code: error.code } : {}) };
  }
}

function serve(options) {
  let opened;
  const engineOf = () => (opened ??= openEngine(options, report));
  let queue = Promise.resolve();
  const input = readline.createInterface({ input: process.stdin });
  input.on("line", (line) => {
    queue = queue.then(async () => {
      const request = JSON.parse(line);
      if (!request.method) return;
      try {
        send({ id: request.id, result: await answer(request, engineOf) });
      } catch (error) {
        const message = "An error happened. Check the data field for details.";
        send({ id: request.id, error: { code: FAILED, message, data: describe(error) } });
      }
    });
  });
  input.on("close", () => {
    void queue.then(() => process.exit(0));
  });
}

const options = readArguments(process.argv.slice(2));
if (options.rest.includes("--version") || options.rest.includes("-V")) {
  console.log(engineVersion());
} else if (options.rest[0] === "cli") {
  // The CLI drops the first line of stderr.
  report("INFO", "Starting");
  const failure = await runDatabaseCommand(options.rest[1], options.datasource.url);
  if (failure) report("ERROR", failure.message, { error_code: failure.code, is_panic: false });
  else report("INFO", "Done");
  process.exitCode = failure ? 1 : 0;
} else {
  serve(options);
}
