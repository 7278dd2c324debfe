"use client";

import { Tooltip as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { floatStyle } from "./overlay-style.ts";

export interface TooltipProps {
  content: ReactNode;
  /** One focusable element: a tip must be reachable without a mouse. */
  children: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
}

/** Explains a control on hover and focus. Never the only place where something is said. */
export function Tooltip({ content, children, side = "top" }: TooltipProps) {
  return (
    <Primitive.Provider delayDuration={250}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            side={side}
            sideOffset={5}
            collisionPadding={8}
            className={cn(floatStyle, "max-w-72 animate-in fade-in-0 rounded-md px-2.5 py-1.5 text-xs")}
          >
            {content}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
