import { explainError } from "@tributary/db/doors/explain-error";

/** Says what went wrong beside the answer of a command, for whoever reads the log. */
export function sayFault(fault: unknown): void {
  const error = explainError(fault);
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
