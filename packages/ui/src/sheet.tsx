"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { buttonStyle } from "./button-style.ts";
import { cn } from "./class-names.ts";
import { veilStyle } from "./overlay-style.ts";
import { defaultTexts } from "./texts.ts";

export interface SheetProps {
  title: string;
  children: ReactNode;
  /** A button that opens it; leave it out when `isOpen` is controlled. */
  trigger?: ReactNode;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  side?: "left" | "right";
  /** "lg" for details with tables; on a phone it covers the page. */
  size?: "sm" | "lg";
  texts?: typeof defaultTexts.dialog;
}

const SIDES = {
  left: "left-0 border-r data-[state=open]:slide-in-from-left",
  right: "right-0 border-l data-[state=open]:slide-in-from-right",
} as const;

const SIZES = { sm: "w-72 max-w-[85vw]", lg: "w-full sm:w-[36rem] sm:max-w-[90vw]" } as const;

/** A panel that slides over the page: the navigation on a phone, details beside a list. */
export function Sheet(props: SheetProps) {
  const {
    title,
    children,
    trigger,
    isOpen,
    onOpenChange,
    side = "left",
    size = "sm",
    texts = defaultTexts.dialog,
  } = props;
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className={veilStyle} />
        <Primitive.Content
          aria-describedby={undefined}
          className={cn(
            "fixed inset-y-0 z-50 flex flex-col bg-card shadow-float",
            "data-[state=open]:animate-in",
            SIDES[side],
            SIZES[size],
          )}
        >
          <header className="flex h-14 items-center justify-between gap-2 px-4">
            <Primitive.Title className="font-semibold text-sm">{title}</Primitive.Title>
            <Primitive.Close
              aria-label={texts.close}
              className={buttonStyle({ variant: "ghost", size: "icon-sm" })}
            >
              <X aria-hidden />
            </Primitive.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
