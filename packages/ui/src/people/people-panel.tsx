"use client";

import { type ReactNode, useState } from "react";
import { Alert } from "../alert.tsx";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { PeopleTable, type PersonActions } from "./people-table.tsx";
import type { ChosenRole, Person, RoleOption, Sender } from "./person.ts";
import { RolesDialog } from "./roles-dialog.tsx";
import { peopleTexts } from "./texts.ts";

export type { ChosenRole, Person, RoleOption, Sender } from "./person.ts";

export interface PeopleCommands {
  readonly invite: Sender<ChosenRole & { readonly email: string }>;
  readonly grant: Sender<ChosenRole & { readonly userId: string }>;
  readonly revoke: Sender<{ readonly bindingId: string }>;
  /** Absent where nobody is disabled: an operator decides about its own roles alone. */
  readonly disable?: { readonly confirm: (input: { readonly userId: string }) => Promise<void> };
  readonly enable?: Sender<{ readonly userId: string }>;
}

export interface PeoplePanelProps {
  people: readonly Person[];
  /** Absent for those who may read only. */
  commands?: PeopleCommands;
  options: readonly RoleOption[];
  operators: readonly { readonly id: string; readonly name: string }[];
  empty?: ReactNode;
  texts?: typeof peopleTexts;
}

/** People as a list, with what whoever manages them does about each. */
export function PeoplePanel(props: PeoplePanelProps) {
  const { people, commands, empty, texts = peopleTexts } = props;
  const [open, setOpen] = useState<{ readonly kind: "roles" | "disable"; readonly id: string }>();
  // What the list says now: a role that was just taken is gone from the dialog as well.
  const chosen = people.find(({ id }) => id === open?.id);
  const close = () => {
    setOpen(undefined);
    commands?.grant.clear();
    commands?.revoke.clear();
  };
  const refused = commands?.enable?.refusal ?? (open === undefined ? commands?.invite.refusal : null);
  return (
    <>
      {refused != null && <Alert tone="bad" isAnnounced title={refused.message} className="m-3" />}
      <PeopleTable people={people} empty={empty} actions={commands && actionsOf(commands, setOpen)} />
      {commands && chosen && open?.kind === "roles" && (
        <RolesDialog {...props} {...commands} person={chosen} onClose={close} texts={texts} />
      )}
      {commands?.disable && chosen && open?.kind === "disable" && (
        <ConfirmDialog
          isDanger
          isOpen
          title={texts.disable.title(chosen.name)}
          description={texts.disable.text}
          confirmLabel={texts.disable.confirm}
          onOpenChange={close}
          onConfirm={() => commands.disable?.confirm({ userId: chosen.id }) ?? Promise.resolve()}
        />
      )}
    </>
  );
}

function actionsOf(
  { invite, disable, enable }: PeopleCommands,
  setOpen: (open: { kind: "roles" | "disable"; id: string }) => void,
): PersonActions {
  return {
    onRoles: ({ id }) => setOpen({ kind: "roles", id }),
    onInviteAgain: ({ email, bindings: [held] }) => {
      if (held) void invite.run({ email, role: held.role, operatorId: held.operator?.id ?? null });
    },
    onDisable: disable && (({ id }) => setOpen({ kind: "disable", id })),
    onEnable: enable && (({ id }) => void enable.run({ userId: id })),
  };
}
