import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";
import { controlStyle } from "./control-style.ts";

/** One line of text. Put it into a `Field`, which labels it. */
export function Input({ className, type = "text", ...rest }: ComponentProps<"input">) {
  return <input type={type} className={cn(controlStyle, "h-8.5", className)} {...rest} />;
}
