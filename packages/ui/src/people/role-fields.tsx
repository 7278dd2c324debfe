"use client";

import { Field } from "../field.tsx";
import { roleName, roleTexts } from "../role-name.tsx";
import { Select } from "../select.tsx";
import type { ChosenRole, RoleOption } from "./person.ts";
import { peopleTexts } from "./texts.ts";

export interface RoleFieldsProps {
  options: readonly RoleOption[];
  operators: readonly { readonly id: string; readonly name: string }[];
  value: ChosenRole;
  onChange: (value: ChosenRole) => void;
  /** Say what is missing. */
  isChecked: boolean;
  texts?: typeof peopleTexts.role;
}

/** Chooses a role, says what it means, and asks for an operator where it is held for one. */
export function RoleFields(props: RoleFieldsProps) {
  const { options, operators, value, onChange, isChecked, texts = peopleTexts.role } = props;
  const needsOperator = isHeldForOperator(options, value.role);
  return (
    <>
      <Field
        label={texts.label}
        hint={roleTexts[value.role]?.does}
        error={isChecked && value.role === "" ? texts.missing : undefined}
      >
        <Select
          value={value.role}
          placeholder={texts.placeholder}
          options={options.map(({ role }) => ({ value: role, label: labelOf(role, operators.length > 0) }))}
          onChange={(event) => onChange({ role: event.target.value, operatorId: null })}
        />
      </Field>
      {needsOperator && (
        <Field
          label={texts.operator}
          error={isChecked && value.operatorId === null ? texts.operatorMissing : undefined}
        >
          <Select
            value={value.operatorId ?? ""}
            placeholder={texts.operatorPlaceholder}
            options={operators.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => onChange({ ...value, operatorId: event.target.value || null })}
          />
        </Field>
      )}
    </>
  );
}

/** Whether a choice can be sent. */
export function isComplete(options: readonly RoleOption[], { role, operatorId }: ChosenRole): boolean {
  return role !== "" && (operatorId !== null || !isHeldForOperator(options, role));
}

function isHeldForOperator(options: readonly RoleOption[], role: string): boolean {
  return options.some((option) => option.role === role && option.needsOperator);
}

/** Where roles of the MVNA stand beside those of operators, two may have one name. */
function labelOf(role: string, areMixed: boolean): string {
  return areMixed && role.startsWith("operator-") ? `Operator: ${roleName(role)}` : roleName(role);
}
