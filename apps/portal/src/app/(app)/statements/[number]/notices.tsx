import { Alert } from "@tributary/ui/alert";
import { ButtonLink } from "@tributary/ui/button";
import { statementPath } from "@/frame/paths.ts";
import { statementTexts } from "@/texts/statement.ts";
import type { Statement } from "./load.ts";

/** What has to be known before the figures are read. */
export function Notices({ statement }: { readonly statement: Statement }) {
  const { replaced, contested, provisional, final } = statementTexts.detail;
  return (
    <>
      {!statement.isLatest && (
        <Alert
          tone="warning"
          title={replaced.title(statement.version)}
          action={<ButtonLink href={statementPath(statement.number)}>{replaced.action}</ButtonLink>}
        >
          {replaced.text}
        </Alert>
      )}
      {statement.isLatest && statement.standing.review === "contested" && (
        <Alert tone="warning" title={contested.title}>
          {contested.text}
        </Alert>
      )}
      {statement.isProvisional && (
        <Alert tone="info" title={provisional.title}>
          {provisional.text}
        </Alert>
      )}
      {statement.isFinal && (
        <Alert tone="info" title={final.title}>
          {final.text}
        </Alert>
      )}
    </>
  );
}
