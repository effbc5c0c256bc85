import type { HandlersOf } from './handlers-of.ts';

export const conditionHandlers = {
  'newsroom.condition': async (request) => {
    const condition = request.condition();
    if (condition.kind !== 'damaged') return condition;
    const { lastGood } = await request.backups.state();
    return { ...condition, lastGood };
  },
} satisfies HandlersOf<'newsroom.condition'>;
