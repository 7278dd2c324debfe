import { Alert } from "@tributary/ui/alert";
import { Card } from "@tributary/ui/card";
import { formatInstant } from "@tributary/ui/format/time";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { NoAccess } from "@/frame/no-access.tsx";
import { statementPath } from "@/frame/paths.ts";
import { requireMe } from "@/session/require-me.ts";
import { lineTexts } from "@/texts/statement-line.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { LineHead } from "../line-head.tsx";
import { readLine } from "../params.ts";
import { DayRecords } from "./day-records.tsx";

type Props = PageProps<"/statements/[number]/lines/[line]/[day]">;

const { records: texts, explained } = lineTexts;
const date = z.iso.date();
const query = z.object({
  cursor: z
    .string()
    .max(40)
    .regex(/^\d+-\d+$/)
    .optional()
    .catch(undefined),
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts.title((await params).day) };
}

export default async function DayPage({ params, searchParams }: Props) {
  const me = await requireMe();
  if (!me.can("cdr:read")) return <NoAccess />;
  const asked = await readLine(params, searchParams);
  const day = date.safeParse((await params).day).data ?? notFound();
  const { cursor } = query.parse(await searchParams);
  const shown = await notFoundOnRefusal(api.statementLine.records({ ...asked, day, cursor }));
  const { number, lineNumber } = asked;
  const { line, version } = shown;
  return (
    <div className="grid gap-5">
      <LineHead
        number={number}
        version={version}
        line={line}
        day={day}
        title={texts.title(formatInstant(`${day}T00:00:00Z`, "UTC", "date"))}
        description={lineTexts.title(lineNumber, line.description)}
        actions={
          me.can("cdr:export") && (
            <ExportMenu href={`${statementPath(number)}/lines/${lineNumber}/${day}/export`} />
          )
        }
      />
      {shown.kind === "usage" ? (
        <Card description={texts.description(line.zone)} isFlush>
          <DayRecords
            number={number}
            version={version}
            line={line}
            day={day}
            records={shown.records}
            nextCursor={shown.nextCursor}
            isFirst={cursor === undefined}
          />
        </Card>
      ) : (
        <Alert title={explained}>{shown.text}</Alert>
      )}
    </div>
  );
}
