import { DomainError } from "@tributary/domain/error";
import { readInputFile } from "./read-input-file.ts";

export async function readJsonFile(path: string): Promise<unknown> {
  const { bytes } = await readInputFile(path);
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch (error) {
    throw new DomainError("FILE_UNREADABLE", `${path} is not JSON: ${(error as Error).message}.`);
  }
}
