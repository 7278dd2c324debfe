"use client";
import { Button } from "@tributary/ui/button";
import { DropdownMenu, MenuItem } from "@tributary/ui/dropdown-menu";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { portingTexts as texts } from "@/texts/porting.ts";
import type { Port } from "../status.tsx";
import { StepDialog } from "./step-dialog.tsx";

/** What can be recorded of a request as it stands; each record asks for what it is known by. */
export function PortActions({ port }: { readonly port: Port }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <DropdownMenu
        trigger={
          <Button variant="primary">
            {texts.record}
            <ChevronDown aria-hidden />
          </Button>
        }
      >
        {port.steps.map((step) => (
          <MenuItem key={step} isDanger={step === "cancel"} onSelect={() => setOpen(step)}>
            {texts.step.actions[step]}
          </MenuItem>
        ))}
      </DropdownMenu>
      {port.steps.map((step) => (
        <StepDialog
          key={step}
          port={port}
          step={step}
          isOpen={open === step}
          onOpenChange={(isOpen) => setOpen(isOpen ? step : null)}
        />
      ))}
    </>
  );
}
