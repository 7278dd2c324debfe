import { ALERT_SORT } from "@tributary/ui/alert/words";
import { parseSort } from "@tributary/ui/format/sort";
import { z } from "zod";
import type { Inputs } from "@/trpc/outputs.ts";

export const PAGE_SIZE = 25;

export const VIEWS = ["open", "mine", "over", "all"] as const;

type Status = NonNullable<Inputs["alert"]["list"]["statuses"]>[number];

const STATUSES: Readonly<Record<(typeof VIEWS)[number], readonly Status[]>> = {
  open: ["open"],
  mine: ["acknowledged", "snoozed"],
  over: ["closed", "false-positive"],
  all: [],
};

const SORTS = z.enum(["urgency", "money", "age"]);

/** The list's parameters as they stand in the address; what makes no sense is as if it were not there. */
export const listParams = z.object({
  view: z.enum(VIEWS).catch("open"),
  severity: z.enum(["critical", "warning", "notice"]).optional().catch(undefined),
  detector: z.string().min(1).max(40).optional().catch(undefined),
  sort: z.string().max(20).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

/** The same as the API takes them. */
export function listInput({ view, severity, detector, sort, page }: z.infer<typeof listParams>) {
  type Detectors = NonNullable<Inputs["alert"]["list"]["detectors"]>;
  const { key, direction } = sort === undefined ? ALERT_SORT : parseSort(sort);
  return {
    statuses: [...STATUSES[view]],
    severities: severity === undefined ? undefined : [severity],
    detectors: detector === undefined ? undefined : ([detector] as Detectors),
    sort: SORTS.catch("urgency").parse(key),
    isDescending: direction === "desc",
    page,
    pageSize: PAGE_SIZE,
  };
}
