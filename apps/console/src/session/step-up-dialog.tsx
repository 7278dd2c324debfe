"use client";
import { useStepUp } from "@tributary/ui/identity/step-up-dialog";
import { confirmIdentity } from "./security-actions.ts";

/** Asks again who somebody is before what the API wants to be sure about. */
export function useStepUpDialog() {
  return useStepUp(confirmIdentity);
}
