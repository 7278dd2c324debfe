import { buildApps } from "./ensure/apps.mjs";
import { ensure } from "./ensure.mjs";
import { runCli } from "./run-cli.mjs";

const [, , ...words] = process.argv;
const isDev = words.includes("--dev");
const rest = words.filter((word) => word !== "--dev");

await ensure();
const code = await runCli(["start", ...rest]);
if (code !== 0) process.exit(code);
if (!isDev) await buildApps();
process.exit(await runCli(["serve", ...(isDev ? ["--dev"] : [])]));
