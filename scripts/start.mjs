import { buildApps } from "./ensure/apps.mjs";
import { ensure } from "./ensure.mjs";
import { runCli } from "./run-cli.mjs";

const [, , ...words] = process.argv;
const isDev = words.includes("--dev");
const rest = words.filter((word) => word !== "--dev");

await ensure();
// Playing the sample months waits for the database half of its time: the applications are built meanwhile.
const [code] = await Promise.all([runCli(["start", ...rest]), isDev ? undefined : buildApps()]);
if (code !== 0) process.exit(code);
process.exit(await runCli(["serve", ...(isDev ? ["--dev"] : [])]));
