// Measures and prints one JSON object; `npm run -s bench -- scope` says what it means.
import { parseArgs } from "node:util";
import { benchScope } from "./bench-scope.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    operators: { type: "string", default: "500" },
    months: { type: "string", default: "12" },
  },
});
const rounds = await benchScope({
  operators: Number(values.operators),
  months: Number(values.months),
  rounds: Number(values.rounds),
  say: (text) => process.stderr.write(`${text}\n`),
});
process.stdout.write(`${JSON.stringify({ rounds })}\n`);
