import { ALERT_SORT } from "@tributary/ui/alert/words";
import { z } from "zod";
import { pageParam, sortParam } from "@/frame/search-params.ts";
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

/** The list's parameters as they stand in the address; what makes no sense is as if it were not there. */
export const listParams = z.object({
  view: z.enum(VIEWS).catch("open"),
  severity: z.enum(["critical", "warning", "notice"]).optional().catch(undefined),
  detector: z.string().min(1).max(40).optional().catch(undefined),
  sort: sortParam(["urgency", "money", "age"], ALERT_SORT),
  page: pageParam,
});

/** The same as the API takes them. */
export function listInput({ view, severity, detector, sort, page }: z.infer<typeof listParams>) {
  type Detectors = NonNullable<Inputs["alert"]["list"]["detectors"]>;
  return {
    statuses: [...STATUSES[view]],
    severities: severity === undefined ? undefined : [severity],
    detectors: detector === undefined ? undefined : ([detector] as Detectors),
    sort: sort.key,
    isDescending: sort.isDescending,
    page,
    pageSize: PAGE_SIZE,
  };
}
