import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { isForgotten } from "@tributary/domain/bill-task/lifecycle";
import type { PackManifest } from "@tributary/domain/export-pack/types";
import { openPack } from "./change-pack.ts";

/** As many as anybody looks back at; they are few. */
const LISTED = 50;

export type PackStatus = "waiting" | "running" | "done" | "failed" | "expired";
export type ListedPack = Awaited<ReturnType<typeof listPacks>>[number];

/** The packs that were asked for, latest first. */
export async function listPacks({ shared }: Pick<OperatorDb, "shared">, at: Date) {
  const rows = await shared.exportPack.findMany({
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: LISTED,
  });
  return rows.map((row) => {
    // Only this package writes the column.
    const manifest = row.manifest as unknown as PackManifest | null;
    const { id, includesPersonal, askedBy, askedAt, stage, message, sha256, sizeBytes, expiresAt } = row;
    return {
      ...{ id, includesPersonal, askedBy, askedAt, stage, message, sha256, sizeBytes, expiresAt },
      rows: row.writtenRows,
      status: row.status as PackStatus,
      /** Nobody has looked at it for long: to ask again wakes it. */
      isForgotten: isForgotten(openPack(row), at.getTime()),
      files: manifest?.files.length ?? null,
      ticketFiles: manifest?.ticketFiles ?? null,
    };
  });
}
