import type { Outputs } from "@/trpc/outputs.ts";

export type Onboarding = Outputs["onboarding"]["show"];
export type OnboardingItem = Onboarding["items"][number];
