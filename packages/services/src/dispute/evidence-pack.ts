import { createHash } from "node:crypto";
import { exportTable } from "../document/table-csv.ts";
import { zipFiles } from "../document/zip.ts";
import { evidencePdf } from "./evidence-pdf.ts";
import { claimsTable, daysTable, filesTable, invoiceLinesTable, usageTable } from "./evidence-tables.ts";
import type { PackedEvidence } from "./packed-evidence.ts";

/**
 * Packs a dispute's evidence for the MNO into one ZIP: a PDF to read, tables to check, the frozen evidence
 * itself, and the SHA-256 of each.
 *
 * Shape   the same evidence gives the same bytes; `evidence.json` has the dispute's hash. PDF and tables sum
 *         over operators and name none, save where a claim's key repeats the invoice's own reference to one.
 */
export async function evidencePack(pack: PackedEvidence): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {
    "evidence.pdf": await evidencePdf(pack),
    "claims.csv": Buffer.from(exportTable(claimsTable(pack), "raw")),
    "invoice-lines.csv": Buffer.from(exportTable(invoiceLinesTable(pack), "raw")),
    "usage.csv": Buffer.from(exportTable(usageTable(pack), "raw")),
    "usage-by-day.csv": Buffer.from(exportTable(daysTable(pack), "raw")),
    "files.csv": Buffer.from(exportTable(filesTable(pack), "raw")),
    "evidence.json": Buffer.from(pack.json),
  };
  const sums = Object.entries(files).map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`);
  return zipFiles({ ...files, SHA256SUMS: Buffer.from(sums.join("")) });
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
