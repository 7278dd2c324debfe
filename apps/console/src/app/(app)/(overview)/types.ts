import type { Outputs } from "@/trpc/outputs.ts";

export type Overview = NonNullable<Outputs["overview"]["show"]>;
export type OperatorRow = Overview["operators"]["rows"][number];
