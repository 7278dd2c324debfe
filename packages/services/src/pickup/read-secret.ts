import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { DomainError } from "@tributary/domain/error";
import type { SecretReference } from "./settings.ts";

const MOST_BYTES = 65_536;

/**
 * Reads a password or a key where its settings say it stands.
 *
 * Throws  {@link DomainError} `SECRET_INVALID`.
 */
export async function readSecret(home: string, reference: SecretReference): Promise<string> {
  if ("variable" in reference) {
    const value = process.env[reference.variable];
    if (value !== undefined && value !== "") return value;
    throw refuse(`The environment variable ${reference.variable} is not set: set it and start again.`);
  }
  const path = join(home, "secrets", reference.file);
  const stats = await stat(path).catch(() => null);
  if (!stats?.isFile()) throw refuse(`There is no secret at ${path}: put it there, readable by you alone.`);
  if (process.platform !== "win32" && (stats.mode & 0o077) !== 0) {
    throw refuse(`Others can read the secret ${path}: chmod 600 it.`);
  }
  if (stats.size > MOST_BYTES) throw refuse(`${path} is too large for a secret.`);
  const text = await readFile(path, "utf8").catch((error: Error) => {
    throw refuse(`${path} cannot be read: ${error.message}.`);
  });
  // An editor ends a file with a new line that is no part of a password.
  return text.replace(/\r?\n$/, "");
}

function refuse(message: string): DomainError {
  return new DomainError("SECRET_INVALID", message);
}
