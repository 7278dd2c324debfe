"use client";
import { Button } from "@tributary/ui/button";
import { DropdownMenu, MenuItem, MenuSeparator } from "@tributary/ui/dropdown-menu";
import { Download } from "lucide-react";
import { statementTexts } from "@/texts/statement.ts";

const { files: texts } = statementTexts;

const FORMS = ["pdf", "csv-formatted", "csv", "xlsx", "json"] as const;

interface DownloadMenuProps {
  readonly number: string;
  readonly version: number;
}

/** One version of the statement in each of its forms, and its page for printing. */
export function DownloadMenu({ number, version }: DownloadMenuProps) {
  const path = `/statements/${encodeURIComponent(number)}`;
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
        <MenuItem
          key={form}
          onSelect={() => window.location.assign(`${path}/file?v=${version}&form=${form}`)}
        >
          {texts[form]}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem href={`${path}/print?v=${version}`}>{texts.print}</MenuItem>
    </DropdownMenu>
  );
}
