import type { OutletKind } from '../../shared/contract/contract.ts';

/** Where an outlet writes until told otherwise: `NAME.outlets/OUTLET` beside the newsroom's file. Absolute paths. */
export function usualFolder(newsroomPath: string, outlet: OutletKind): string {
  const separator = newsroomPath.includes('\\') ? '\\' : '/';
  return `${newsroomPath.replace(/\.newsroom$/iu, '')}.outlets${separator}${outlet}`;
}
