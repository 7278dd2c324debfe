import { DomainError } from "@tributary/domain/error";

/** Turns what initdb, pg_ctl and the server's log say into one sentence the reader can act on. */
export function explainFailure(what: string, text: string, logFile: string): DomainError {
  const details = { logFile, last: text.trim().split("\n").slice(-6).join("\n") };
  if (/No space left on device|disk full|ENOSPC/i.test(text)) {
    return new DomainError(
      "DISK_FULL",
      `PostgreSQL could not ${what}: the disk is full; free some space and try again.`,
      details,
    );
  }
  if (/Address already in use|could not bind/i.test(text)) {
    return new DomainError(
      "PORT_IN_USE",
      `PostgreSQL could not ${what}: another program took its port; try again.`,
      details,
    );
  }
  if (/Permission denied|EACCES|could not access directory|invalid permissions/i.test(text)) {
    return new DomainError(
      "DATABASE_UNAVAILABLE",
      `PostgreSQL could not ${what}: it may not read or write its data folder; check the owner and ` +
        `rights of the folder of ${logFile}.`,
      details,
    );
  }
  return new DomainError(
    "DATABASE_UNAVAILABLE",
    `PostgreSQL could not ${what}; its log ${logFile} says why.`,
    details,
  );
}
