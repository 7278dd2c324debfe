"use client";

import { type FormEvent, useState } from "react";
import { Alert } from "../alert.tsx";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Instant } from "../instant.tsx";
import { useReaderZone } from "../reader-zone.tsx";
import { roleName } from "../role-name.tsx";
import { Cell, HeadCell, RowHead, Table } from "../table.tsx";
import type { ChosenRole, Person, PersonBinding, RoleOption, Sender } from "./person.ts";
import { isComplete, RoleFields } from "./role-fields.tsx";
import { peopleTexts } from "./texts.ts";

export interface RolesDialogProps {
  person: Person;
  options: readonly RoleOption[];
  operators: readonly { readonly id: string; readonly name: string }[];
  grant: Sender<ChosenRole & { readonly userId: string }>;
  revoke: Sender<{ readonly bindingId: string }>;
  onClose: () => void;
  texts?: typeof peopleTexts;
}

/** The roles somebody holds: take one away, give another. */
export function RolesDialog(props: RolesDialogProps) {
  const { person, revoke, onClose, texts = peopleTexts } = props;
  const words = texts.roles;
  return (
    <Dialog
      size="lg"
      title={words.title(person.name)}
      description={words.text}
      isOpen
      onOpenChange={onClose}
      footer={
        <Button variant="primary" onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      <div className="grid gap-5">
        {revoke.refusal !== null && <Alert tone="bad" isAnnounced title={revoke.refusal.message} />}
        {person.bindings.length > 0 && (
          <Table caption={words.caption(person.name)}>
            <thead>
              <tr>
                <HeadCell>{words.held}</HeadCell>
                <HeadCell className="max-sm:hidden">{words.given}</HeadCell>
                <HeadCell cellAlign="end">
                  <span className="sr-only">{words.action}</span>
                </HeadCell>
              </tr>
            </thead>
            <tbody>
              {person.bindings.map((binding) => (
                <BindingRow key={binding.id} binding={binding} revoke={revoke} texts={texts} />
              ))}
            </tbody>
          </Table>
        )}
        <GiveRole {...props} texts={texts} />
      </div>
    </Dialog>
  );
}

interface BindingRowProps {
  binding: PersonBinding;
  revoke: RolesDialogProps["revoke"];
  texts: typeof peopleTexts;
}

function BindingRow({ binding, revoke, texts }: BindingRowProps) {
  const words = texts.roles;
  const zone = useReaderZone();
  const name = roleName(binding.role);
  return (
    <tr>
      <RowHead>
        {name}
        {binding.operator !== undefined && (
          <span className="block font-normal text-muted-foreground text-xs">
            {binding.operator?.name ?? texts.role.wholePortfolio}
          </span>
        )}
      </RowHead>
      <Cell className="text-muted-foreground text-xs max-sm:hidden">
        <Instant at={binding.grantedAt} zone={zone} /> {words.by(binding.grantedBy)}
      </Cell>
      <Cell cellAlign="end">
        <Button
          size="sm"
          aria-label={words.takeOf(name)}
          isPending={revoke.isPending}
          onClick={() => void revoke.run({ bindingId: binding.id })}
        >
          {words.take}
        </Button>
      </Cell>
    </tr>
  );
}

const NO_ROLE: ChosenRole = { role: "", operatorId: null };

function GiveRole({
  person,
  options,
  operators,
  grant,
  texts,
}: RolesDialogProps & { texts: typeof peopleTexts }) {
  const [chosen, setChosen] = useState(NO_ROLE);
  const [isChecked, setIsChecked] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (!isComplete(options, chosen) || grant.isPending) return;
    if (!(await grant.run({ userId: person.id, ...chosen }))) return;
    setChosen(NO_ROLE);
    setIsChecked(false);
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)} className="grid gap-3">
      <h3 className="font-medium text-sm">{texts.roles.more}</h3>
      {grant.refusal !== null && <Alert tone="bad" isAnnounced title={grant.refusal.message} />}
      <div className="grid gap-3 sm:grid-cols-2">
        <RoleFields
          options={options}
          operators={operators}
          value={chosen}
          onChange={setChosen}
          isChecked={isChecked}
          texts={texts.role}
        />
      </div>
      <Button type="submit" className="justify-self-start" isPending={grant.isPending}>
        {texts.roles.give}
      </Button>
    </form>
  );
}
