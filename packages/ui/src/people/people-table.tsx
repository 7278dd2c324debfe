"use client";

import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "../badge.tsx";
import { Button } from "../button.tsx";
import { type DataColumn, DataTable } from "../data-table.tsx";
import { DropdownMenu, MenuItem } from "../dropdown-menu.tsx";
import { Instant } from "../instant.tsx";
import { useReaderZone } from "../reader-zone.tsx";
import { roleName } from "../role-name.tsx";
import { StatusBadge } from "../status-badge.tsx";
import type { Person, PersonBinding } from "./person.ts";
import { peopleTexts } from "./texts.ts";

export interface PersonActions {
  readonly onRoles: (person: Person) => void;
  readonly onInviteAgain: (person: Person) => void;
  /** Absent where nobody is disabled. */
  readonly onDisable?: (person: Person) => void;
  readonly onEnable?: (person: Person) => void;
}

export interface PeopleTableProps {
  people: readonly Person[];
  /** Absent for those who may read only. */
  actions?: PersonActions;
  empty?: ReactNode;
  texts?: typeof peopleTexts;
}

const TONES = { invited: "info", active: "good", disabled: "neutral" } as const;

/** People, the roles they hold and how they prove themselves. */
export function PeopleTable({ people, actions, empty, texts = peopleTexts }: PeopleTableProps) {
  const zone = useReaderZone();
  return (
    <DataTable
      caption={texts.caption}
      columns={columnsOf(zone, texts, actions)}
      rows={people}
      getRowId={({ id }) => id}
      empty={empty}
    />
  );
}

function columnsOf(
  zone: string,
  texts: typeof peopleTexts,
  actions: PersonActions | undefined,
): DataColumn<Person>[] {
  const { columns, statuses } = texts;
  const shown: DataColumn<Person>[] = [
    {
      id: "person",
      header: columns.person,
      className: "max-sm:min-w-36",
      cell: (person) => <Name person={person} me={texts.me} />,
    },
    {
      id: "roles",
      header: columns.roles,
      className: "max-sm:whitespace-normal",
      cell: ({ bindings }) => <Roles bindings={bindings} texts={texts} />,
    },
    {
      id: "status",
      header: columns.status,
      className: "max-sm:hidden",
      cell: ({ status }) => <StatusBadge tone={TONES[status]}>{statuses[status]}</StatusBadge>,
    },
    {
      id: "factor",
      header: columns.factor,
      className: "max-lg:hidden",
      cell: ({ hasSecondFactor }) =>
        hasSecondFactor === null ? texts.unknown : hasSecondFactor ? texts.on : texts.off,
    },
    {
      id: "seen",
      header: columns.seen,
      className: "max-lg:hidden",
      cell: ({ lastSeenAt }) => (lastSeenAt === null ? texts.never : <Instant at={lastSeenAt} zone={zone} />),
    },
  ];
  if (actions === undefined) return shown;
  const menu: DataColumn<Person> = {
    id: "actions",
    header: <span className="sr-only">{texts.actions}</span>,
    align: "end",
    cell: (person) => (person.isMe ? null : <PersonMenu person={person} actions={actions} texts={texts} />),
  };
  return [...shown, menu];
}

function Name({ person: { name, email, isMe }, me }: { person: Person; me: string }) {
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-2">
        {name}
        {isMe && <Badge tone="info">{me}</Badge>}
      </span>
      {name !== email && (
        <span className="block break-all font-normal text-muted-foreground text-xs">{email}</span>
      )}
    </>
  );
}

function Roles({ bindings, texts }: { bindings: readonly PersonBinding[]; texts: typeof peopleTexts }) {
  if (bindings.length === 0) return <span className="text-muted-foreground">{texts.noRole}</span>;
  return (
    <ul className="flex flex-wrap gap-1">
      {bindings.map(({ id, role, operator }) => (
        <li key={id}>
          <Badge className="max-sm:h-auto max-sm:whitespace-normal max-sm:py-0.5">
            {operator ? `${roleName(role)}, ${operator.name}` : roleName(role)}
          </Badge>
        </li>
      ))}
    </ul>
  );
}

interface PersonMenuProps {
  person: Person;
  actions: PersonActions;
  texts: typeof peopleTexts;
}

function PersonMenu({ person, actions, texts }: PersonMenuProps) {
  const { menu } = texts;
  const { onDisable, onEnable } = actions;
  const isDisabled = person.status === "disabled";
  const isWaiting = person.status === "invited" && person.bindings.length > 0;
  return (
    <DropdownMenu
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={texts.actionsFor(person.name)}>
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <MenuItem onSelect={() => actions.onRoles(person)}>{menu.roles}</MenuItem>
      {isWaiting && <MenuItem onSelect={() => actions.onInviteAgain(person)}>{menu.again}</MenuItem>}
      {onDisable && !isDisabled && (
        <MenuItem isDanger onSelect={() => onDisable(person)}>
          {menu.disable}
        </MenuItem>
      )}
      {onEnable && isDisabled && <MenuItem onSelect={() => onEnable(person)}>{menu.enable}</MenuItem>}
    </DropdownMenu>
  );
}
