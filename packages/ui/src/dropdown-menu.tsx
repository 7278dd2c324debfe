"use client";

import { Check } from "lucide-react";
import {
  type ButtonHTMLAttributes,
  cloneElement,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  startTransition,
  useEffect,
  useRef,
  useState,
} from "react";
import { cn } from "./class-names.ts";
import { AppLink } from "./link-context.tsx";
import { useMenuParts } from "./menu-parts.ts";

const Drawing = lazy(() => import("./dropdown-menu-drawing.tsx"));

export interface DropdownMenuProps {
  /** One button; it gets the menu's aria attributes. */
  trigger: ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>;
  children: ReactNode;
}

/**
 * A list of actions that opens under a button. What draws it is loaded after the page: until then the button
 * stands alone, and a click on it opens the menu as soon as it can.
 */
export function DropdownMenu({ trigger, children }: DropdownMenuProps) {
  const [isHere, setIsHere] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const hadFocus = useRef(false);
  // A transition keeps the button in its place until the drawing has come.
  useEffect(() => startTransition(() => setIsHere(true)), []);
  const keep = (isFocused: boolean) => () => {
    hadFocus.current = isFocused;
  };
  const alone = cloneElement(trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": isWanted,
    onClick: () => setWanted(true),
    onFocus: keep(true),
    onBlur: keep(false),
  });
  return (
    <Suspense fallback={null}>
      {isHere ? (
        <Drawing trigger={trigger} isOpenAtFirst={isWanted} hadFocus={hadFocus}>
          {children}
        </Drawing>
      ) : (
        alone
      )}
    </Suspense>
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
  const { Item } = useMenuParts();
  const className = cn(itemStyle, isDanger && "text-bad");
  if (href === undefined) {
    return (
      <Item className={className} onSelect={onSelect} disabled={isDisabled}>
        {icon}
        {children}
      </Item>
    );
  }
  return (
    <Item asChild disabled={isDisabled} onSelect={onSelect}>
      <AppLink href={href} className={className}>
        {icon}
        {children}
      </AppLink>
    </Item>
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
  const { RadioGroup, RadioItem, ItemIndicator } = useMenuParts();
  return (
    <RadioGroup value={value} onValueChange={(next) => onChange(next as Value)} aria-label={label}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <RadioItem
          key={option.value}
          value={option.value}
          onSelect={(event) => event.preventDefault()}
          className={itemStyle}
        >
          {option.icon}
          <span className="flex-1">{option.label}</span>
          <ItemIndicator>
            <Check aria-hidden />
          </ItemIndicator>
        </RadioItem>
      ))}
    </RadioGroup>
  );
}

/** Names the items below it. */
export function MenuLabel({ children }: { children: ReactNode }) {
  const { Label } = useMenuParts();
  return <Label className="px-2 pt-1.5 pb-1 text-muted-foreground text-xs">{children}</Label>;
}

/** A line between groups of items. */
export function MenuSeparator() {
  const { Separator } = useMenuParts();
  return <Separator className="-mx-1 my-1 h-px bg-border" />;
}
