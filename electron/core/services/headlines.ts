import { type HeadlineLimits, headlineLimitsWith } from '../../../shared/domain/headline-limits.ts';
import type { ReadableDatabase } from '../store/database.ts';
import { readSetting, writeSetting } from '../store/newsroom-settings.ts';
import { write } from './context.ts';
import { badInput } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { refuseUnlessManager } from './newsroom.ts';
import { recordStoryEvent } from './record.ts';
import { signedIn } from './sessions.ts';

function limitsOf(database: ReadableDatabase): HeadlineLimits {
  return headlineLimitsWith(readSetting(database, 'headlineLimits') ?? {});
}

/** How long headlines are to be: a newsroom's wish a language, which blocks nothing. */
export const headlineHandlers = {
  'headlines.limits': (request) => {
    signedIn(request);
    return limitsOf(request.database);
  },
  'headlines.setLimit': (request, { language, ...change }) => {
    const member = signedIn(request);
    refuseUnlessManager(request, member, 'change how long headlines are to be');
    write(request, (unit) => {
      const before = readSetting(unit.database, 'headlineLimits') ?? {};
      const { ideal, limit } = { ...headlineLimitsWith(before)[language], ...change };
      if (ideal > limit) throw badInput('limit', 'What is too long cannot be shorter than what is best.');
      writeSetting(unit.database, 'headlineLimits', { ...before, [language]: { ideal, limit } });
      const data = { headlineLimit: { language, ideal, limit } };
      recordStoryEvent(unit, { action: 'newsroom', memberId: member.id, storyId: null, data });
    });
    request.emit({ kind: 'newsroom' });
    return limitsOf(request.database);
  },
} satisfies HandlersOf<'headlines.limits' | 'headlines.setLimit'>;
