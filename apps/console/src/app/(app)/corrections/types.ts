import type { Outputs } from "@/trpc/outputs.ts";

export type Made = Outputs["correction"]["list"]["rows"][number];
export type Waiting = Outputs["correction"]["list"]["waiting"][number];
export type Standing = Outputs["correction"]["progress"];
export type ShownRequest = Outputs["correction"]["request"];
export type Impact = NonNullable<ShownRequest["impact"]>;
export type ShownCorrection = Outputs["correction"]["show"];
