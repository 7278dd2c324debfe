import { roleName, roleTexts } from "@tributary/ui/role-name";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { userTexts } from "@/texts/user.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const texts = userTexts.roles;

type RoleTable = Outputs["user"]["roles"]["portfolio"];
type Verb = RoleTable["resources"][number]["rights"][number][number];

/** In the order of their weight; who reads, reads what is masked as well. */
const VERBS = ["approve", "write", "read", "export", "read-masked"] as const satisfies readonly Verb[];

/** One row per resource, one column per role: what it may do, as letters with their words. */
export function RightsTable({ caption, table }: { readonly caption: string; readonly table: RoleTable }) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeadCell className="left-0 z-20">{texts.resource}</HeadCell>
          {table.roles.map(({ role }) => (
            <HeadCell
              key={role}
              cellAlign="center"
              title={roleTexts[role]?.does}
              className="min-w-24 py-2 whitespace-normal"
            >
              {roleName(role)}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.resources.map(({ resource, rights }) => (
          <tr key={resource}>
            <RowHead className="sticky left-0 bg-card">
              {texts.resources[resource as keyof typeof texts.resources] ?? resource}
            </RowHead>
            {rights.map((verbs, index) => (
              <Cell key={table.roles[index]?.role} cellAlign="center">
                <Rights verbs={verbs} />
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Rights({ verbs }: { readonly verbs: readonly Verb[] }) {
  const shown = VERBS.filter((verb) => verbs.includes(verb) && !isSaidAlready(verb, verbs));
  if (shown.length === 0) return <span className="sr-only">{texts.none}</span>;
  return (
    <>
      <span aria-hidden className="font-mono text-xs">
        {shown.map((verb) => texts.verbs[verb].letter).join(" ")}
      </span>
      <span className="sr-only">{shown.map((verb) => texts.verbs[verb].text).join(", ")}</span>
    </>
  );
}

function isSaidAlready(verb: Verb, verbs: readonly Verb[]): boolean {
  const isMore = verbs.includes("write") || verbs.includes("approve");
  return (verb === "read" && isMore) || (verb === "read-masked" && verbs.includes("read"));
}

/** What the letters stand for. */
export function Legend() {
  return (
    <dl aria-label={texts.legend} className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {VERBS.map((verb) => (
        <div key={verb} className="flex items-baseline gap-1.5">
          <dt className="font-mono text-xs">{texts.verbs[verb].letter}</dt>
          <dd className="text-muted-foreground">{texts.verbs[verb].text}</dd>
        </div>
      ))}
    </dl>
  );
}
