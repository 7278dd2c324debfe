import type { Inputs, Outputs } from "@/trpc/outputs.ts";

export type Upload = Outputs["usageUpload"]["show"];
export type Guessed = Outputs["usageUpload"]["guess"];
export type Trial = Outputs["usageUpload"]["try"];
export type Choices = Outputs["usageUpload"]["choices"];
export type Draft = Inputs["usageUpload"]["draft"]["draft"];
export type Role = Draft["columns"][number]["role"];
