import { Badge } from "@tributary/ui/badge";
import { Card } from "@tributary/ui/card";
import { CopyHash } from "@tributary/ui/copy-hash";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { statementPath } from "@/frame/paths.ts";
import { statementTexts } from "@/texts/statement.ts";
import type { Statement } from "../status.tsx";

const { versions: texts } = statementTexts.detail;

/** Every version of the number; each can be read for ever. */
export function Versions({ statement }: { readonly statement: Statement }) {
  return (
    <Card title={texts.title} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.version}</HeadCell>
            <HeadCell>{texts.issued}</HeadCell>
            <HeadCell className="max-sm:hidden">{texts.hash}</HeadCell>
            <HeadCell cellAlign="end">{texts.gross}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {statement.versions.map(({ version, issuedAt, hash, currency, grossMicros }) => (
            <tr key={version}>
              <RowHead>
                {version === statement.version ? (
                  <span className="inline-flex items-center gap-2">
                    {version} <Badge>{texts.shown}</Badge>
                  </span>
                ) : (
                  <AppLink href={statementPath(statement.number, version)} className="underline">
                    {version}
                  </AppLink>
                )}
              </RowHead>
              <Cell>
                <Instant at={issuedAt} zone={statement.zone} style="date" />
              </Cell>
              <Cell className="max-sm:hidden">
                <CopyHash value={hash} />
              </Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                <Money micros={grossMicros} currency={currency} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
