import { DomainError } from "@tributary/domain/error";
import { toJson } from "./answer.ts";

/**
 * Says what went wrong: one sentence for people on stderr, and an object on stdout when JSON was asked for.
 */
export function sayError(error: unknown, isJson: boolean): void {
  const code = error instanceof DomainError ? error.code : "UNEXPECTED";
  const message = error instanceof Error ? error.message : String(error);
  const details = error instanceof DomainError ? error.details : {};
  if (isJson) process.stdout.write(`${toJson({ error: { code, message, details } })}\n`);
  process.stderr.write(`${code}: ${message}\n`);
  const isTraced = code === "UNEXPECTED" || process.env.TRIBUTARY_DEBUG !== undefined;
  if (isTraced && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
}
