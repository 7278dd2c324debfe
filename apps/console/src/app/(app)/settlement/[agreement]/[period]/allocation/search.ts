import { z } from "zod";
import { pageParam } from "@/frame/search-params.ts";

const PAGE_SIZE = 25;

/** What the address of the matrix says; nonsense in it is as if it were not there. */
const matrixSearch = z.object({
  q: z.string().max(60).catch(""),
  sort: z.enum(["amount", "name"]).catch("amount"),
  page: pageParam,
  /** Whose amount is looked into; empty: what stays with the MVNA. */
  op: z.string().max(40).optional().catch(undefined),
  line: z.string().min(1).max(60).optional().catch(undefined),
  kind: z.enum(["margin", "adjustments"]).optional().catch(undefined),
});

export type MatrixSearch = ReturnType<typeof readMatrixSearch>;

export function readMatrixSearch(params: unknown) {
  const { q, sort, page, op, line, kind } = matrixSearch.parse(params);
  return {
    filter: { search: q.trim(), sort },
    position: { page, pageSize: PAGE_SIZE },
    drill: drillOf(op, line, kind),
  };
}

function drillOf(
  op: string | undefined,
  line: string | undefined,
  kind: "margin" | "adjustments" | undefined,
) {
  const group = line !== undefined ? { lineCode: line } : kind !== undefined ? { kind } : null;
  return op === undefined || group === null ? null : { operatorId: op === "" ? null : op, group };
}
