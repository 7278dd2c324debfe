"use client";
import { Button } from "@tributary/ui/button";
import { DropdownMenu, MenuItem, MenuSeparator } from "@tributary/ui/dropdown-menu";
import { Download } from "lucide-react";
import { statementPath } from "@/frame/paths.ts";
import { statementTexts } from "@/texts/statement.ts";

const FORMS = [
  ["pdf", "pdf"],
  ["xlsx", "xlsx"],
  ["csv-formatted", "formatted"],
  ["csv", "raw"],
  ["json", "json"],
] as const;

/** Every form of the one document that was frozen at issue. */
export function DownloadMenu({ number, version }: { readonly number: string; readonly version: number }) {
  const { files: texts } = statementTexts;
  const path = statementPath(number);
  return (
    <DropdownMenu
      trigger={
        <Button>
          <Download aria-hidden />
          {texts.label}
        </Button>
      }
    >
      {FORMS.map(([form, text]) => (
        <MenuItem key={form} href={`${path}/file?v=${version}&form=${form}`}>
          {texts[text]}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem href={`${path}/print?v=${version}`}>{texts.print}</MenuItem>
    </DropdownMenu>
  );
}
