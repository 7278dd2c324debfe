"use client";
import { DropdownMenu as Primitive } from "radix-ui";
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import { cn } from "./class-names.ts";
import { MenuPartsContext } from "./menu-parts.ts";
import { floatStyle } from "./overlay-style.ts";

interface DrawingProps {
  readonly trigger: ReactNode;
  readonly children: ReactNode;
  /** It was asked for while this was being loaded. */
  readonly isOpenAtFirst: boolean;
  /** The button in whose place this comes had the focus. */
  readonly hadFocus: RefObject<boolean>;
}

/** A menu that can open. It is loaded after the page, with all that a menu needs to find its room. */
export default function DropdownMenuDrawing({ trigger, children, isOpenAtFirst, hadFocus }: DrawingProps) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (hadFocus.current) button.current?.focus();
  }, [hadFocus]);
  return (
    <Primitive.Root defaultOpen={isOpenAtFirst} modal={false}>
      <Primitive.Trigger asChild ref={button}>
        {trigger}
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            floatStyle,
            "max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto p-1",
          )}
        >
          <MenuPartsContext value={Primitive}>{children}</MenuPartsContext>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
