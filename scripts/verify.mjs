import { ensure } from "./ensure.mjs";
import { checks, fastTests } from "./verify/checks.mjs";
import { runChecks } from "./verify/run-checks.mjs";

await ensure();
const failed = await runChecks([...checks, fastTests]);
process.exitCode = failed.length ? 1 : 0;
