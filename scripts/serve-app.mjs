// Runs one application's server until its parent is gone: a parent that was killed closes the pipe and
// cannot say more.
//   node scripts/serve-app.mjs <console|portal> <port> <start|dev>
import http from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./ensure/paths.mjs";

const [app, port, mode] = process.argv.slice(2);
const folder = join(root, "apps", app);
process.chdir(folder);
process.stdin.on("end", () => process.exit(0)).resume();
if (!process.env.TRIBUTARY_TRUSTED_PROXY) trustSocketsOnly();
const bin = createRequire(join(folder, "package.json")).resolve("next/dist/bin/next");
process.argv.splice(1, process.argv.length, bin, mode, "-H", "127.0.0.1", "-p", port);
await import(pathToFileURL(bin).href);

/** A client may claim any address: without a trusted proxy in front the socket's takes its place. */
function trustSocketsOnly() {
  const { createServer } = http;
  http.createServer = (...args) =>
    createServer(...args).prependListener("request", ({ headers, socket }) => {
      headers["x-forwarded-for"] = socket.remoteAddress ?? "";
    });
}
