"use client";
import { Button } from "@tributary/ui/button";
import { DropdownMenu, MenuItem } from "@tributary/ui/dropdown-menu";
import { Download } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { fileTexts as texts } from "../texts/file.ts";

/** Exports a list exactly as it is shown: `href` makes the file by the parameters of the page. */
export function ExportMenu({ href }: { readonly href: string }) {
  const params = useSearchParams();
  const hrefOf = (form: string) => `${href}?${new URLSearchParams([...params, ["form", form]])}`;
  return (
    <DropdownMenu
      trigger={
        <Button>
          <Download aria-hidden />
          {texts.export}
        </Button>
      }
    >
      <MenuItem href={hrefOf("formatted")}>{texts.formatted}</MenuItem>
      <MenuItem href={hrefOf("raw")}>{texts.raw}</MenuItem>
    </DropdownMenu>
  );
}
