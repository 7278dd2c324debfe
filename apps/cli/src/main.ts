import { CommanderError } from "commander";
import { BAD_INPUT, DONE } from "./output/exit-code.ts";
import { program } from "./program.ts";

try {
  const root = await program(process.argv.slice(2));
  await root.parseAsync();
} catch (error) {
  // Commander has said what it wants already; its own code for wrong usage would mean "no" here.
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? DONE : BAD_INPUT;
}
