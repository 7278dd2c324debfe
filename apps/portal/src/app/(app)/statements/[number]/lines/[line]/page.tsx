import { Alert } from "@tributary/ui/alert";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { lineTexts as texts } from "@/texts/statement-line.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { LineDays } from "./line-days.tsx";
import { LineHead, LineTiles } from "./line-head.tsx";
import { readLine } from "./params.ts";

type Props = PageProps<"/statements/[number]/lines/[line]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts.crumb(Number((await params).line)) };
}

export default async function LinePage({ params, searchParams }: Props) {
  const me = await requireMe();
  if (!me.can("cdr:read")) return <NoAccess />;
  const asked = await readLine(params, searchParams);
  const shown = await notFoundOnRefusal(api.statementLine.days(asked));
  const { line, version } = shown;
  return (
    <div className="grid gap-5">
      <LineHead number={asked.number} version={version} line={line} />
      <LineTiles line={line} />
      {shown.kind === "usage" ? (
        <LineDays number={asked.number} version={version} line={line} days={shown.days} />
      ) : (
        <Alert title={texts.explained}>{shown.text}</Alert>
      )}
    </div>
  );
}
