import { queryClient } from '../app/queries.ts';

/** Has what was found, and what replacing it would do, be looked for anew: texts changed. */
export function lookAgain(): void {
  void queryClient.invalidateQueries({ queryKey: ['find.newsroom'] });
  void queryClient.invalidateQueries({ queryKey: ['find.replacements'] });
}
