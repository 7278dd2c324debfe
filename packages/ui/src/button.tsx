import { LoaderCircle } from "lucide-react";
import type { ButtonHTMLAttributes, Ref } from "react";
import { type ButtonStyle, buttonStyle } from "./button-style.ts";
import { cn } from "./class-names.ts";
import { AppLink, type LinkProps } from "./link-context.tsx";

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  ButtonStyle & {
    /** Work is under way: the button keeps its width and its focus, shows a spinner and does nothing. */
    isPending?: boolean;
    ref?: Ref<HTMLButtonElement>;
  };

/** Acts on this page. Name icon-only buttons with `aria-label`. */
export function Button({ variant, size, isPending, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-busy={isPending || undefined}
      onClick={isPending ? (event) => event.preventDefault() : onClick}
      className={cn(buttonStyle({ variant, size }), className)}
      {...rest}
    >
      {isPending && <LoaderCircle aria-hidden className="animate-spin" />}
      {children}
    </button>
  );
}

export type ButtonLinkProps = LinkProps & ButtonStyle;

/** Leads to another page or file and looks like a button. */
export function ButtonLink({ variant, size, className, ...rest }: ButtonLinkProps) {
  return <AppLink data-print="hidden" className={cn(buttonStyle({ variant, size }), className)} {...rest} />;
}
