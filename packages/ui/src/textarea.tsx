import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";
import { controlStyle } from "./control-style.ts";

/** Several lines of text, such as the reason of a decision. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={cn(controlStyle, "field-sizing-content min-h-18 py-1.5", className)}
      {...rest}
    />
  );
}
