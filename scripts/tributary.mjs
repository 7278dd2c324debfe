import { runCli } from "./run-cli.mjs";

process.exit(await runCli(process.argv.slice(2)));
