import type { Outputs } from "@/trpc/outputs.ts";

export type HomeFacts = Outputs["home"]["get"];
export type Account = NonNullable<HomeFacts["account"]>;
