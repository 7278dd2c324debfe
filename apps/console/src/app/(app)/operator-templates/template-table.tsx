"use client";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { EmptyState } from "@tributary/ui/empty-state";
import { ReaderInstant } from "@tributary/ui/reader-instant";
import { templatePath } from "@/frame/paths.ts";
import { templateTexts as texts } from "@/texts/operator-template.ts";
import type { Outputs } from "@/trpc/outputs.ts";

type Row = Outputs["operatorTemplate"]["list"]["rows"][number];

const { columns: names } = texts;
const versionOr = (version: number | null) => (version === null ? texts.none : texts.version(version));

const COLUMNS: readonly DataColumn<Row>[] = [
  { id: "name", header: names.name, isRowHead: true, cell: ({ name }) => name },
  { id: "published", header: names.published, cell: ({ published }) => versionOr(published) },
  { id: "draft", header: names.draft, className: "max-sm:hidden", cell: ({ draft }) => versionOr(draft) },
  {
    id: "operators",
    header: names.operators,
    align: "end",
    cell: ({ operators }) => <span className="figures">{operators}</span>,
  },
  {
    id: "changed",
    header: names.changed,
    className: "max-md:hidden",
    cell: ({ changedAt }) => <ReaderInstant at={changedAt} />,
  },
];

/** The templates; each leads to its versions. */
export function TemplateTable({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <DataTable
      caption={texts.caption}
      columns={COLUMNS}
      rows={rows}
      getRowId={({ code }) => code}
      getRowHref={({ code }) => templatePath(code)}
      empty={<EmptyState title={texts.empty.title}>{texts.empty.text}</EmptyState>}
    />
  );
}
