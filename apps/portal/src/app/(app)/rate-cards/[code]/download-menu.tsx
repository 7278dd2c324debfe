"use client";
import { Button } from "@tributary/ui/button";
import { DropdownMenu, MenuItem } from "@tributary/ui/dropdown-menu";
import { Download } from "lucide-react";
import { rateCardPath } from "@/frame/paths.ts";
import { rateCardTexts } from "@/texts/rate-card.ts";

const { files: texts } = rateCardTexts;

/** The version as a file that can be changed and imported again. */
export function DownloadMenu({ code, version }: { readonly code: string; readonly version: number }) {
  return (
    <DropdownMenu
      trigger={
        <Button>
          <Download aria-hidden />
          {texts.label}
        </Button>
      }
    >
      {(["raw", "xlsx"] as const).map((form) => (
        <MenuItem key={form} href={`${rateCardPath(code)}/file?v=${version}&form=${form}`}>
          {texts[form]}
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}
