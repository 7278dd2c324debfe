"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { AppLink } from "./link-context.tsx";
import { floatStyle } from "./overlay-style.ts";

export interface DropdownMenuProps {
  /** One button; it gets the menu's aria attributes. */
  trigger: ReactNode;
  children: ReactNode;
  align?: "start" | "end";
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

/** A list of actions that opens under a button. */
export function DropdownMenu({ trigger, children, align = "end", isOpen, onOpenChange }: DropdownMenuProps) {
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange} modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            floatStyle,
            "max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto p-1",
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

const itemStyle = [
  "flex min-h-8 w-full select-none items-center gap-2 rounded-md px-2 py-1 text-sm outline-none",
  "data-[highlighted]:bg-hover data-[disabled]:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0",
].join(" ");

export interface MenuItemProps {
  children: ReactNode;
  icon?: ReactNode;
  /** Leads there; otherwise `onSelect` acts. */
  href?: string;
  onSelect?: () => void;
  isDanger?: boolean;
  isDisabled?: boolean;
}

/** One action or link of a menu. */
export function MenuItem({ children, icon, href, onSelect, isDanger, isDisabled }: MenuItemProps) {
  const className = cn(itemStyle, isDanger && "text-bad");
  if (href === undefined) {
    return (
      <Primitive.Item className={className} onSelect={onSelect} disabled={isDisabled}>
        {icon}
        {children}
      </Primitive.Item>
    );
  }
  return (
    <Primitive.Item asChild disabled={isDisabled} onSelect={onSelect}>
      <AppLink href={href} className={className}>
        {icon}
        {children}
      </AppLink>
    </Primitive.Item>
  );
}

export interface MenuChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { readonly value: Value; readonly label: string; readonly icon?: ReactNode }[];
  onChange: (value: Value) => void;
}

/** One out of several, such as the theme; the menu stays open so that the effect is seen. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: MenuChoiceProps<Value>) {
  return (
    <Primitive.RadioGroup value={value} onValueChange={(next) => onChange(next as Value)} aria-label={label}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <Primitive.RadioItem
          key={option.value}
          value={option.value}
          onSelect={(event) => event.preventDefault()}
          className={itemStyle}
        >
          {option.icon}
          <span className="flex-1">{option.label}</span>
          <Primitive.ItemIndicator>
            <Check aria-hidden />
          </Primitive.ItemIndicator>
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  );
}

/** Names the items below it. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <Primitive.Label className="px-2 pt-1.5 pb-1 text-muted-foreground text-xs">{children}</Primitive.Label>
  );
}

/** A line between groups of items. */
export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-border" />;
}
