import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { go, pathOf, type Route } from './navigation.ts';

/** A link to a place in this window. */
export function RouteLink({
  route,
  children,
  ...rest
}: Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'> & { route: Route; children: ReactNode }) {
  return (
    <a
      href={`#${pathOf(route)}`}
      {...rest}
      onClick={(event) => {
        event.preventDefault();
        go(route);
      }}
    >
      {children}
    </a>
  );
}
