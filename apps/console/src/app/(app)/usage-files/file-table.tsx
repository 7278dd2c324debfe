"use client";
import { ButtonLink } from "@tributary/ui/button";
import { DataTable } from "@tributary/ui/data-table";
import { EmptyState } from "@tributary/ui/empty-state";
import { addressOf } from "@/frame/address.ts";
import { usageFileTexts } from "@/texts/usage-file.ts";
import { FILE_COLUMNS } from "./file-columns.tsx";
import type { FileRow } from "./status.tsx";

const { list: texts } = usageFileTexts;

interface FileTableProps {
  readonly rows: readonly FileRow[];
  readonly isFiltered: boolean;
}

/** Files as they came; one that was not taken in leads to everything that came under its name. */
export function FileTable({ rows, isFiltered }: FileTableProps) {
  return (
    <DataTable
      caption={texts.caption}
      columns={FILE_COLUMNS}
      rows={rows}
      getRowId={({ fileId, eventId }) => String(fileId ?? eventId)}
      getRowName={({ name }) => name}
      getRowHref={({ fileId, name }) =>
        fileId === null ? addressOf("/usage-files", { q: name }) : `/usage-files/${fileId}`
      }
      hasTriage
      empty={
        <EmptyState
          title={texts.empty.title}
          action={isFiltered && <ButtonLink href="/usage-files">{texts.empty.reset}</ButtonLink>}
        >
          {isFiltered ? texts.empty.filtered : texts.empty.text}
        </EmptyState>
      }
    />
  );
}
