import type { ReactNode } from "react";
import { cn } from "../class-names.ts";
import { Mark } from "../mark.tsx";
import { ThemeSwitch } from "../theme-switch.tsx";

export interface EntryPageProps {
  /** The product and which of its applications: "Tributary", "Portfolio console". */
  brand: { readonly name: string; readonly detail: string };
  /** What it is for, in a sentence. */
  tagline: string;
  children: ReactNode;
}

/** The frame of pages for people who are not signed in: what this is, and one thing to do. */
export function EntryPage({ brand, tagline, children }: EntryPageProps) {
  return (
    <div
      className={cn(
        "relative grid min-h-dvh grid-rows-[auto_1fr] lg:grid-cols-[minmax(0,1fr)_minmax(28rem,38rem)]",
        "lg:grid-rows-1",
      )}
    >
      <header
        className={cn(
          "relative flex flex-col overflow-hidden px-6 pt-6 lg:justify-between lg:border-r",
          "lg:bg-primary-soft lg:p-10",
        )}
      >
        <Streams />
        <div className="relative flex items-center gap-2.5">
          <Mark className="size-7" />
          <span className="leading-tight">
            <span className="block font-semibold">{brand.name}</span>
            <span className="block text-muted-foreground text-xs lg:text-primary-ink">{brand.detail}</span>
          </span>
        </div>
        <p
          className={cn(
            "relative max-w-md text-balance font-semibold text-2xl text-primary-ink leading-snug",
            "tracking-tight max-lg:hidden xl:text-3xl",
          )}
        >
          {tagline}
        </p>
      </header>
      <main className="flex flex-col px-6 pt-12 pb-16 sm:justify-center sm:px-12">
        <div className="mx-auto w-full max-w-sm">{children}</div>
        <div className="absolute top-5 right-5">
          <ThemeSwitch />
        </div>
      </main>
    </div>
  );
}

const SOURCES = [-160, -70, 5, 60, 125, 180, 235, 280, 330, 375, 430];

const MOUTH = 330;

/** Many streams into one, across the whole panel. */
function Streams() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 400 400"
      preserveAspectRatio="xMaxYMax slice"
      className="absolute inset-0 size-full text-primary opacity-15 max-lg:hidden"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
    >
      {SOURCES.map((x, index) => (
        <path
          key={x}
          d={`M${x} -10C${x} 150 ${MOUTH + (x - MOUTH) / 4} 190 ${MOUTH + (x - MOUTH) / 20} 420`}
          strokeWidth={1 + (index % 3)}
        />
      ))}
    </svg>
  );
}

export interface EntryTitleProps {
  title: string;
  children?: ReactNode;
}

/** The heading of an entry page and what to know before one types. */
export function EntryTitle({ title, children }: EntryTitleProps) {
  return (
    <div className="mb-6">
      <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
      {children && <p className="mt-1.5 text-muted-foreground text-sm">{children}</p>}
    </div>
  );
}
