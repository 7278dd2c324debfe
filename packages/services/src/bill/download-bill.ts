import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { ExportedFile } from "../document/exported-file.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { billDocument } from "./bill-document.ts";
import { type BillForm, billFile } from "./bill-file.ts";

/**
 * Makes the file of one of the operator's bills or credit notes.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function downloadBill(
  db: OperatorDb,
  { number, form, keys }: { readonly number: string; readonly form: BillForm; readonly keys: SubscriberKeys },
): Promise<ExportedFile> {
  return billFile(await billDocument(db, number, keys), form);
}
