import type { Inputs, Outputs } from "@/trpc/outputs.ts";

export type Agreement = Outputs["agreement"]["rates"]["agreements"][number];
export type Line = Agreement["lines"][number];
export type Pricing = Line["pricing"];
export type Draft = Outputs["agreement"]["rates"]["waiting"][number];
export type ShownDraft = Outputs["agreement"]["draft"];
export type Preview = Outputs["agreement"]["preview"];
export type Lacking = Preview["lacking"][number];
export type Change = Inputs["agreement"]["propose"]["change"];
