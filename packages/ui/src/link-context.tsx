"use client";

import {
  type AnchorHTMLAttributes,
  type ComponentType,
  createContext,
  type ReactNode,
  useContext,
  useMemo,
} from "react";

export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

interface Links {
  readonly Link: ComponentType<LinkProps>;
  readonly navigate: (href: string) => void;
}

const LinkContext = createContext<Links>({
  Link: (props) => <a {...props}>{props.children}</a>,
  navigate: (href) => window.location.assign(href),
});

/** Gives every component below the router's link and its push; without it links are plain anchors. */
export function LinkProvider({ Link, navigate, children }: Links & { children: ReactNode }) {
  const links = useMemo(() => ({ Link, navigate }), [Link, navigate]);
  return <LinkContext value={links}>{children}</LinkContext>;
}

/** A link of the router in use, for server and client components alike. */
export function AppLink(props: LinkProps) {
  const { Link } = useContext(LinkContext);
  return <Link {...props} />;
}

/** The router's push, for actions that end on another page. */
export function useNavigate(): (href: string) => void {
  return useContext(LinkContext).navigate;
}
