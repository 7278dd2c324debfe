import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";

type Tables = Pick<OperatorTables, "bill">;

/**
 * One of the operator's bills or credit notes, by its number.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words for a sibling's and for one that is not there.
 */
export async function findBill(tables: Tables, number: string) {
  const bill = await tables.bill.findFirst({
    where: { number, status: "final" },
    include: {
      subscriber: true,
      credits: { select: { number: true, issuedOn: true } },
      lines: { orderBy: { lineNumber: "asc" } },
    },
  });
  if (bill === null) throw new DomainError("NOT_FOUND", "There is no such bill: check its number.");
  return bill;
}

export type FoundBill = Awaited<ReturnType<typeof findBill>>;

/** The same, of a bill that something can be paid or taken back of: no credit note. */
export async function findFinalBill(tables: Tables, number: string): Promise<FoundBill> {
  const bill = await findBill(tables, number);
  if (bill.kind === "bill") return bill;
  throw new DomainError("INPUT_INVALID", `${number} is a credit note: name the bill.`);
}
