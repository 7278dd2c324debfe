import { cn } from "./class-names.ts";

/** The product's sign: many streams into one. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      className={cn("size-6 shrink-0 text-primary", className)}
      fill="none"
    >
      <path
        d="M4 4c0 6 8 5 8 16M12 3v17M20 4c0 6-8 5-8 16"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
    </svg>
  );
}
