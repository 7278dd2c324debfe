"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { buttonStyle } from "./button-style.ts";
import { cn } from "./class-names.ts";
import { veilStyle } from "./overlay-style.ts";
import { defaultTexts } from "./texts.ts";

export interface DialogProps {
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** Buttons at the end; the main one last. */
  footer?: ReactNode;
  /** A button that opens it; leave it out when `isOpen` is controlled. */
  trigger?: ReactNode;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  size?: "md" | "lg";
  /** What it shows is shown once: only its own buttons close it. */
  isFirm?: boolean;
  texts?: typeof defaultTexts.dialog;
}

const WIDTHS = { md: "sm:max-w-lg", lg: "sm:max-w-3xl" } as const;

/** A question over the page; focus stays inside and returns to where it came from. */
export function Dialog(props: DialogProps) {
  const { title, description, children, footer, trigger, isOpen, onOpenChange, size = "md" } = props;
  const texts = props.texts ?? defaultTexts.dialog;
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className={veilStyle} />
        <Primitive.Content
          aria-describedby={description ? undefined : ""}
          onEscapeKeyDown={props.isFirm ? stay : undefined}
          onInteractOutside={props.isFirm ? stay : undefined}
          className={cn(
            "fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-xl border",
            "bg-card shadow-float",
            "sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[calc(100%-3rem)] sm:rounded-xl",
            "sm:-translate-x-1/2 sm:-translate-y-1/2",
            "data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:zoom-in-98",
            WIDTHS[size],
          )}
        >
          <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
            <div className="min-w-0">
              <Primitive.Title className="font-semibold text-base">{title}</Primitive.Title>
              {description && (
                <Primitive.Description className="mt-1 text-muted-foreground text-sm">
                  {description}
                </Primitive.Description>
              )}
            </div>
            {!props.isFirm && (
              <Primitive.Close
                aria-label={texts.close}
                className={cn(buttonStyle({ variant: "ghost", size: "icon-sm" }), "-mr-1.5")}
              >
                <X aria-hidden />
              </Primitive.Close>
            )}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
          {footer && (
            <footer
              className={cn(
                "flex flex-wrap justify-end gap-2 border-t bg-muted/60 px-5 py-3 sm:rounded-b-xl",
              )}
            >
              {footer}
            </footer>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function stay(event: Event): void {
  event.preventDefault();
}

/** Closes the dialog it stands in. */
export const DialogClose = Primitive.Close;
