"use client";
import { Button } from "@tributary/ui/button";
import { DropdownMenu, MenuItem } from "@tributary/ui/dropdown-menu";
import { Download } from "lucide-react";
import { fileTexts } from "../texts/file.ts";

const FORMS = ["formatted", "raw", "xlsx"] as const;

/** Downloads a list as it is shown; `href` carries its search and filters, the form is added. */
export function ExportMenu({ href }: { readonly href: string }) {
  const separator = href.includes("?") ? "&" : "?";
  return (
    <DropdownMenu
      trigger={
        <Button>
          <Download aria-hidden />
          {fileTexts.export}
        </Button>
      }
    >
      {FORMS.map((form) => (
        <MenuItem key={form} onSelect={() => window.location.assign(`${href}${separator}form=${form}`)}>
          {fileTexts[form]}
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}
