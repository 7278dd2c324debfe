import { ensure } from "./ensure.mjs";
import { checks, fastTests } from "./verify/checks.mjs";
import { runCheck } from "./verify/run-check.mjs";

await ensure();
let failed = 0;
for (const check of [...checks, fastTests]) if (!(await runCheck(check))) failed += 1;
process.exitCode = failed ? 1 : 0;
