"use client";
import { ButtonLink } from "@tributary/ui/button";
import { DataTable } from "@tributary/ui/data-table";
import { EmptyState } from "@tributary/ui/empty-state";
import { correctionPath } from "@/frame/paths.ts";
import { correctionTexts } from "@/texts/correction.ts";
import { CORRECTION_COLUMNS } from "./correction-columns.tsx";
import type { Made } from "./types.ts";

const { list: texts, action } = correctionTexts;

interface CorrectionTableProps {
  readonly rows: readonly Made[];
  readonly isFiltered: boolean;
  readonly canWrite: boolean;
}

/** The corrections that were made, each leading to what it wrote. */
export function CorrectionTable({ rows, isFiltered, canWrite }: CorrectionTableProps) {
  return (
    <DataTable
      caption={texts.caption}
      columns={CORRECTION_COLUMNS}
      rows={rows}
      getRowId={({ id }) => id}
      getRowHref={({ id }) => correctionPath(id)}
      empty={
        isFiltered ? (
          <EmptyState title={texts.noMatchTitle}>{texts.noMatchText}</EmptyState>
        ) : (
          <EmptyState
            title={texts.emptyTitle}
            action={canWrite && <ButtonLink href="/corrections/new">{action}</ButtonLink>}
          >
            {texts.emptyText}
          </EmptyState>
        )
      }
    />
  );
}
