"use client";

import { CircleAlert } from "lucide-react";
import { cloneElement, type ReactElement, type ReactNode, useId } from "react";
import { cn } from "./class-names.ts";
import { defaultTexts } from "./texts.ts";

interface ControlProps {
  id?: string;
  required?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
}

export interface FieldProps {
  label: ReactNode;
  /** One control: `Input`, `Textarea`, `Select` or `Checkbox`. It gets id and aria attributes. */
  children: ReactElement<ControlProps>;
  hint?: ReactNode;
  error?: ReactNode;
  isRequired?: boolean;
  /** The label stands behind the control, as for a checkbox. */
  isInline?: boolean;
  className?: string;
  texts?: typeof defaultTexts.field;
}

/** Labels one control and ties hint and error to it, so that each is read out with it. */
export function Field(props: FieldProps) {
  const { label, children, hint, error, isRequired, isInline, className, texts = defaultTexts.field } = props;
  const ownId = useId();
  const id = children.props.id ?? ownId;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const control = cloneElement(children, {
    id,
    required: isRequired || children.props.required,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? true : undefined,
  });
  return (
    <div className={cn("grid content-start gap-1", className)}>
      <div className={isInline ? "flex min-h-6 items-center gap-2" : "grid gap-1"}>
        {isInline && control}
        <label htmlFor={id} className={isInline ? "text-sm" : "font-medium text-sm"}>
          {label}
          {isRequired && !isInline && (
            <span className="ml-1 font-normal text-muted-foreground text-xs">{texts.required}</span>
          )}
        </label>
        {!isInline && control}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="text-muted-foreground text-xs">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="flex items-start gap-1 text-bad text-xs">
          <CircleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
          {error}
        </p>
      )}
    </div>
  );
}
