import { cva, type VariantProps } from "class-variance-authority";

/** One look for what acts and for what leads elsewhere. */
export const buttonStyle = cva(
  [
    "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md",
    "font-medium transition-colors disabled:pointer-events-none disabled:opacity-55",
    "aria-busy:pointer-events-none [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary: "bg-primary text-primary-foreground shadow-card hover:bg-primary-hover",
        secondary: "border border-input/60 bg-card text-foreground shadow-card hover:bg-hover",
        ghost: "text-foreground hover:bg-hover",
        danger: "bg-danger text-white shadow-card hover:bg-danger-hover",
        link: "h-auto px-0 text-primary-ink underline underline-offset-3 hover:decoration-2",
      },
      size: {
        sm: "h-7 px-2.5 text-xs [&_svg]:size-3.5",
        md: "h-8.5 px-3 text-sm [&_svg]:size-4",
        icon: "size-8.5 text-sm [&_svg]:size-4",
        "icon-sm": "size-7 text-xs [&_svg]:size-4",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonStyle = VariantProps<typeof buttonStyle>;
