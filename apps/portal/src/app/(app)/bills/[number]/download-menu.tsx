"use client";
import { Button } from "@tributary/ui/button";
import { DropdownMenu, MenuItem } from "@tributary/ui/dropdown-menu";
import { Download } from "lucide-react";
import { billPath } from "@/frame/paths.ts";
import { billTexts } from "@/texts/bill.ts";

const FORMS = ["pdf", "xml", "json"] as const;

/** Every form of the one document, with the subscriber's name and address. */
export function DownloadMenu({ number }: { readonly number: string }) {
  const { files: texts } = billTexts;
  return (
    <DropdownMenu
      trigger={
        <Button>
          <Download aria-hidden />
          {texts.label}
        </Button>
      }
    >
      {FORMS.map((form) => (
        <MenuItem key={form} href={`${billPath(number)}/file?form=${form}`}>
          {texts[form]}
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}
