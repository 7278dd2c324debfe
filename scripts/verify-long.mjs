// Shows the guarantees in whole form, each as often as it is promised, and then the loads, alone. What is
// asked for by words are paths: npm run -s verify:long -- 28-killed
import { ensure } from "./ensure.mjs";
import { runVitest } from "./test/run-vitest.mjs";
import { tellOutcome } from "./test/tell-outcome.mjs";

process.env.TRIBUTARY_TEST_FORM = "long";
await ensure();
const [, , ...asked] = process.argv;
const runs = [];
for (const paths of asked.length ? [asked] : [["guarantees/", "killed-"], [".load."]]) {
  runs.push(await runVitest(paths));
}
tellOutcome({
  passed: runs.reduce((sum, { passed }) => sum + passed, 0),
  faults: runs.flatMap(({ faults }) => faults),
  lines: runs.flatMap(({ lines }) => lines),
  slowest: runs.flatMap(({ slowest }) => slowest),
});
