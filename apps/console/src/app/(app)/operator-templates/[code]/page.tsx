import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import { ReaderInstant } from "@tributary/ui/reader-instant";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { NoAccess } from "@/frame/no-access.tsx";
import { templatePath } from "@/frame/paths.ts";
import { readSegment } from "@/frame/read-segment.ts";
import { requireMe } from "@/session/require-me.ts";
import { templateTexts as texts } from "@/texts/operator-template.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { WriteDialog } from "../write-dialog.tsx";
import { PublishAction } from "./publish-action.tsx";

export const metadata: Metadata = { title: texts.title };

type Template = Outputs["operatorTemplate"]["show"];

const version = z.coerce.number().int().min(1).max(100_000).optional().catch(undefined);
const shown = z.object({ version, against: version });

export default async function TemplatePage(props: PageProps<"/operator-templates/[code]">) {
  const me = await requireMe();
  if (!me.can("operator:read")) return <NoAccess />;
  const code = readSegment((await props.params).code);
  const asked = shown.parse(await props.searchParams);
  const template = await notFoundOnRefusal(api.operatorTemplate.show({ code, ...asked }));
  const current = template.versions.find((each) => each.version === template.version);
  const canPublish = me.can("operator:approve") && current?.status === "draft";
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: texts.title, href: "/operator-templates" }, { label: template.name }]} />
      <PageHeader
        title={template.name}
        description={texts.version(template.version)}
        actions={
          <>
            {me.can("operator:write") && <WriteDialog template={template} />}
            {canPublish && <PublishAction {...template} />}
          </>
        }
      />
      <Versions template={template} />
      <Changes template={template} />
      <Card title={texts.text}>
        {/* It scrolls by itself, so that a keyboard has to be able to reach it. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard. */}
        <pre tabIndex={0} className="max-h-96 overflow-auto rounded-md bg-muted p-3 text-xs">
          {template.text}
        </pre>
      </Card>
    </div>
  );
}

function Versions({ template: { code, versions, version: current } }: { readonly template: Template }) {
  const { versionColumns: names } = texts;
  return (
    <Card title={texts.versions} isFlush>
      <Table caption={texts.versionsCaption}>
        <thead>
          <tr>
            <HeadCell>{names.version}</HeadCell>
            <HeadCell>{names.status}</HeadCell>
            <HeadCell className="max-sm:hidden">{names.written}</HeadCell>
            <HeadCell className="max-md:hidden">{names.published}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {versions.map((each) => (
            <tr key={each.version}>
              <RowHead>
                <Link
                  className="underline"
                  aria-current={each.version === current ? "page" : undefined}
                  href={templatePath(code, each.version)}
                >
                  {texts.version(each.version)}
                </Link>
              </RowHead>
              <Cell>
                <StatusBadge tone={texts.statuses[each.status].tone}>
                  {texts.statuses[each.status].label}
                </StatusBadge>
              </Cell>
              <Cell className="max-sm:hidden">
                <ReaderInstant at={each.createdAt} /> <span className="break-all">{each.createdBy}</span>
              </Cell>
              <Cell className="max-md:hidden">
                {each.publishedAt === null ? (
                  texts.none
                ) : (
                  <>
                    <ReaderInstant at={each.publishedAt} />{" "}
                    <span className="break-all">{each.publishedBy}</span>
                  </>
                )}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function Changes({ template: { changes, version: current, against } }: { readonly template: Template }) {
  const { changes: words } = texts;
  return (
    <Card title={words.title(current, against)} isFlush>
      <Table caption={words.caption}>
        <thead>
          <tr>
            <HeadCell>{words.columns.kind}</HeadCell>
            <HeadCell>{words.columns.code}</HeadCell>
            <HeadCell>{words.columns.change}</HeadCell>
            <HeadCell className="max-sm:hidden">{words.columns.values}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ kind, code, change, differences }) => (
            <tr key={`${kind} ${code}`}>
              <RowHead>{words.kinds[kind] ?? kind}</RowHead>
              <Cell>{code}</Cell>
              <Cell>
                <StatusBadge tone={words.words[change].tone}>{words.words[change].label}</StatusBadge>
              </Cell>
              <Cell className="whitespace-normal max-sm:hidden">
                {differences.map(({ path, before, after }) => (
                  <span key={path} className="block break-all text-xs">
                    <code>{path}</code>: {before ?? words.absent} → {after ?? words.absent}
                  </span>
                ))}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
