import { createHash } from "node:crypto";
import { type ByteLimits, openBytes } from "./open-bytes.ts";

/** SHA-256 of a file's decompressed bytes: the same for a file and its compressed or renamed copies. */
export async function hashFile(path: string, limits: ByteLimits): Promise<Buffer> {
  const hash = createHash("sha256");
  for await (const chunk of openBytes({ path }, limits)) hash.update(chunk);
  return hash.digest();
}
