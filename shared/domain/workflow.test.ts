import { describe, expect, test } from 'vitest';
import { type Actor, roles } from './members.ts';
import {
  type Action,
  type Ask,
  actions,
  type Decision,
  decide,
  type EditionKind,
  type Facts,
  fitsAssignment,
  mayConfirm,
  mayWrite,
  offeredActions,
  rules,
  type Stage,
  stages,
  storyStage,
} from './workflow.ts';

const now = Date.parse('2026-11-20T09:00:00Z');

/** An edition that lacks nothing: what stands in the way is then the stage or the person. */
const complete: Facts = {
  stage: 'draft',
  kind: 'original',
  language: 'en',
  languageIsPublished: true,
  spiked: false,
  storyWasPublished: false,
  authorId: 'author',
  assigneeId: null,
  writerIds: [],
  hasHeadline: true,
  hasBody: true,
  untranslated: 0,
  failingChecks: [],
  embargoUntil: null,
  fourEyes: true,
};

const member = (id: string, held: Actor['roles'], languages: Actor['languages'] = ['en', 'ru']): Actor => ({
  id,
  roles: held,
  languages,
});

const everySetOfRoles: readonly Actor['roles'][] = Array.from({ length: 2 ** roles.length }, (_, bits) =>
  roles.filter((_role, index) => (bits & (1 << index)) !== 0),
);

function ask(action: Action, more: Partial<Ask> = {}): Ask {
  return { action, now, reason: 'Because.', at: now + 60_000, assignee: null, ...more };
}

/** The table of the design, written down a second time, in other words: stages and people by action. */
const table: Record<Action, { from: readonly Stage[]; who: (facts: Facts, actor: Actor) => boolean }> = {
  submit: {
    from: ['draft', 'translation'],
    who: (facts, actor) =>
      facts.kind === 'translation'
        ? actor.roles.includes('translator') &&
          actor.languages.includes(facts.language) &&
          [null, actor.id].includes(facts.assigneeId)
        : actor.roles.includes('editor') ||
          (actor.roles.includes('journalist') && [facts.authorId, facts.assigneeId].includes(actor.id)),
  },
  assign: {
    from: ['translation', 'edit'],
    who: (facts, actor) =>
      actor.roles.includes('editor') ||
      (facts.stage === 'translation' &&
        actor.roles.includes('translator') &&
        actor.languages.includes(facts.language) &&
        [null, actor.id].includes(facts.assigneeId)),
  },
  sendBack: { from: ['edit'], who: isEditor },
  approve: { from: ['edit'], who: isEditor },
  reopen: { from: ['approved'], who: isEditor },
  schedule: { from: ['approved'], who: isEditor },
  unschedule: { from: ['scheduled'], who: isEditor },
  publish: { from: ['approved'], who: isEditor },
  correct: { from: ['published'], who: isEditor },
  publishCorrection: { from: ['correcting'], who: isEditor },
  kill: { from: ['published', 'scheduled', 'correcting'], who: isEditor },
  spike: { from: ['draft', 'source', 'translation', 'edit', 'approved', 'scheduled'], who: isEditorOrAuthorInDraft },
  unspike: { from: ['draft', 'source', 'translation', 'edit', 'approved', 'scheduled'], who: isEditorOrAuthorInDraft },
};

function isEditor(_facts: Facts, actor: Actor): boolean {
  return actor.roles.includes('editor');
}

function isEditorOrAuthorInDraft(facts: Facts, actor: Actor): boolean {
  return actor.roles.includes('editor') || (facts.stage === 'draft' && facts.authorId === actor.id);
}

/** Every role set × who they are to the edition × kind × stage × who has it. */
function* everyCase(): Generator<{ facts: Facts; actor: Actor }> {
  const kinds: readonly EditionKind[] = ['original', 'translation'];
  for (const held of everySetOfRoles) {
    for (const id of ['author', 'other']) {
      for (const languages of [['en', 'ru'], ['kk']] as const) {
        for (const kind of kinds) {
          for (const stage of stages) {
            for (const assigneeId of [null, id, 'somebody else']) {
              yield {
                actor: member(id, held, languages),
                facts: { ...complete, kind, stage, assigneeId, language: kind === 'original' ? 'en' : 'ru' },
              };
            }
          }
        }
      }
    }
  }
}

function refusalOf(decision: Decision): string {
  return decision.ok ? 'allowed' : decision.refusal.code;
}

describe('the workflow table', () => {
  for (const action of actions) {
    test(`${action} is for whom the design says, at the stages it says, and for nobody else`, () => {
      const { from, who } = table[action];
      for (const { facts: plain, actor } of everyCase()) {
        const facts = { ...plain, spiked: action === 'unspike' };
        const expected = !from.includes(facts.stage) ? 'wrong-stage' : who(facts, actor) ? 'allowed' : 'not-allowed';
        expect({ facts, actor, is: refusalOf(decide(actor, facts, ask(action))) }).toEqual({
          facts,
          actor,
          is: expected,
        });
      }
    });
  }

  test('a refusal for the person says who could do it', () => {
    const decision = decide(member('other', ['journalist']), { ...complete, stage: 'edit' }, ask('approve'));
    expect(decision).toEqual({ ok: false, refusal: { code: 'not-allowed', who: ['editor'] } });
  });

  test('a refusal for the stage says at which stages it can be done', () => {
    const decision = decide(member('other', ['editor']), complete, ask('publish'));
    expect(decision).toEqual({ ok: false, refusal: { code: 'wrong-stage', stage: 'draft', from: ['approved'] } });
  });

  test('what is offered is what the stage and the role open, and nothing else', () => {
    for (const { facts, actor } of everyCase()) {
      const open = actions.filter(
        (action) =>
          action !== 'unspike' &&
          rules[action].from.includes(facts.stage) &&
          !['not-allowed', 'wrong-stage'].includes(
            refusalOf(
              decide(actor, { ...facts, assigneeId: action === 'assign' ? null : facts.assigneeId }, ask(action)),
            ),
          ),
      );
      expect(offeredActions(actor, facts)).toEqual(open);
    }
  });
});

describe('where an action leads', () => {
  const editor = member('editor', ['editor', 'translator', 'journalist']);
  const leads = (facts: Partial<Facts>, action: Action): Stage | string => {
    const decision = decide(editor, { ...complete, ...facts }, ask(action));
    return decision.ok ? decision.to : decision.refusal.code;
  };

  test.each([
    ['submit', { stage: 'draft' }, 'edit'],
    ['submit', { stage: 'draft', languageIsPublished: false }, 'source'],
    ['submit', { stage: 'translation', kind: 'translation', language: 'ru' }, 'edit'],
    ['sendBack', { stage: 'edit' }, 'draft'],
    ['sendBack', { stage: 'edit', kind: 'translation', language: 'ru' }, 'translation'],
    ['approve', { stage: 'edit' }, 'approved'],
    ['reopen', { stage: 'approved' }, 'edit'],
    ['schedule', { stage: 'approved' }, 'scheduled'],
    ['unschedule', { stage: 'scheduled' }, 'approved'],
    ['publish', { stage: 'approved' }, 'published'],
    ['correct', { stage: 'published' }, 'correcting'],
    ['publishCorrection', { stage: 'correcting' }, 'published'],
    ['kill', { stage: 'published' }, 'killed'],
    ['kill', { stage: 'scheduled' }, 'killed'],
    ['kill', { stage: 'correcting' }, 'killed'],
    ['assign', { stage: 'edit' }, 'edit'],
    ['spike', { stage: 'approved' }, 'approved'],
    ['unspike', { stage: 'approved', spiked: true }, 'approved'],
  ] as const)('%s from %o leads to %s', (action, facts, to) => {
    expect(leads(facts, action)).toBe(to);
  });
});

describe('what an action takes beside the right person', () => {
  const editor = member('editor', ['editor']);
  const translator = member('translator', ['translator']);
  const decideAt = (facts: Partial<Facts>, asked: Ask, actor: Actor = editor): string =>
    refusalOf(decide(actor, { ...complete, ...facts }, asked));

  test('a submission takes a headline and a body, and says which is missing', () => {
    const facts = { ...complete, hasHeadline: false, hasBody: false };
    expect(decide(member('author', ['journalist']), facts, ask('submit'))).toEqual({
      ok: false,
      refusal: { code: 'missing-text', missing: ['headline', 'body'] },
    });
  });

  test('a translation is submitted only once nothing is untranslated', () => {
    const facts = { stage: 'translation', kind: 'translation', language: 'ru', untranslated: 2 } as const;
    expect(decideAt(facts, ask('submit'), translator)).toBe('untranslated');
    expect(decideAt({ ...facts, untranslated: 0 }, ask('submit'), translator)).toBe('allowed');
  });

  test.each(['sendBack', 'correct', 'kill'] as const)('%s takes a reason that is not blank', (action) => {
    const stage = action === 'sendBack' ? 'edit' : 'published';
    for (const reason of ['', '  \n']) expect(decideAt({ stage }, ask(action, { reason }))).toBe('reason-required');
    expect(decideAt({ stage }, { action, now })).toBe('reason-required');
  });

  test('nobody approves what they wrote, unless the newsroom does without four eyes', () => {
    expect(decideAt({ stage: 'edit', writerIds: ['editor'] }, ask('approve'))).toBe('four-eyes');
    expect(decideAt({ stage: 'edit', writerIds: ['editor'], fourEyes: false }, ask('approve'))).toBe('allowed');
    expect(decideAt({ stage: 'edit', writerIds: ['another'] }, ask('approve'))).toBe('allowed');
  });

  test('an approval takes every failing check mended or waived with a reason', () => {
    const facts = { stage: 'edit', failingChecks: ['stale', 'untranslated'] } as const;
    expect(decideAt(facts, ask('approve'))).toBe('checks-failing');
    expect(decideAt(facts, ask('approve', { waivers: { stale: 'Wording only.' } }))).toBe('checks-failing');
    expect(decideAt(facts, ask('approve', { waivers: { stale: 'Wording only.', untranslated: ' ' } }))).toBe(
      'checks-failing',
    );
    expect(decideAt(facts, ask('approve', { waivers: { stale: 'Wording only.', untranslated: 'Cut.' } }))).toBe(
      'allowed',
    );
  });

  test('an embargo blocks publication up to its last millisecond', () => {
    const publish = ask('publish');
    expect(decideAt({ stage: 'approved', embargoUntil: now + 1 }, publish)).toBe('embargoed');
    expect(decideAt({ stage: 'approved', embargoUntil: now }, publish)).toBe('allowed');
    expect(decideAt({ stage: 'correcting', embargoUntil: now + 1 }, ask('publishCorrection'))).toBe('embargoed');
  });

  test('a schedule takes a time in the future that the embargo allows', () => {
    expect(decideAt({ stage: 'approved' }, { action: 'schedule', now })).toBe('not-in-future');
    expect(decideAt({ stage: 'approved' }, ask('schedule', { at: now }))).toBe('not-in-future');
    expect(decideAt({ stage: 'approved' }, ask('schedule', { at: Number.NaN }))).toBe('not-in-future');
    expect(decideAt({ stage: 'approved', embargoUntil: now + 10 }, ask('schedule', { at: now + 9 }))).toBe('embargoed');
    expect(decideAt({ stage: 'approved', embargoUntil: now + 10 }, ask('schedule', { at: now + 10 }))).toBe('allowed');
  });

  test('a story of which anything was published is not spiked', () => {
    expect(decideAt({ storyWasPublished: true }, ask('spike'))).toBe('already-published');
  });

  test('a spiked story takes nothing but being brought back', () => {
    for (const action of actions) {
      for (const stage of stages) {
        if (action === 'unspike') continue;
        expect(decideAt({ stage, spiked: true }, ask(action))).toBe('spiked');
      }
    }
    expect(decideAt({}, ask('unspike'))).toBe('not-spiked');
  });

  test('a translator takes work or gives it back; only an editor hands it to somebody else', () => {
    const facts = { stage: 'translation', kind: 'translation', language: 'ru' } as const;
    const other = member('another', ['translator']);
    expect(decideAt(facts, ask('assign', { assignee: translator }), translator)).toBe('allowed');
    expect(decideAt({ ...facts, assigneeId: 'translator' }, ask('assign'), translator)).toBe('allowed');
    expect(decideAt(facts, ask('assign', { assignee: other }), translator)).toBe('not-allowed');
    expect(decideAt(facts, ask('assign', { assignee: other }))).toBe('allowed');
  });

  test('work goes only to who could carry it', () => {
    const facts = { stage: 'translation', kind: 'translation', language: 'ru' } as const;
    expect(decideAt(facts, ask('assign', { assignee: member('kazakh', ['translator'], ['kk']) }))).toBe(
      'assignee-does-not-fit',
    );
    expect(decideAt({ stage: 'edit' }, ask('assign', { assignee: translator }))).toBe('assignee-does-not-fit');
    expect(fitsAssignment(member('editor', ['editor'], []), facts)).toBe(true);
  });
});

describe('who may write', () => {
  const writers: Record<Stage, (facts: Facts, actor: Actor) => boolean> = {
    draft: journalistOrEditor,
    source: journalistOrEditor,
    translation: (facts, actor) =>
      actor.roles.includes('editor') ||
      (actor.roles.includes('translator') &&
        actor.languages.includes(facts.language) &&
        [null, actor.id].includes(facts.assigneeId)),
    edit: isEditor,
    correcting: isEditor,
    approved: () => false,
    scheduled: () => false,
    published: () => false,
    killed: () => false,
  };

  function journalistOrEditor(facts: Facts, actor: Actor): boolean {
    return (
      actor.roles.includes('editor') ||
      (actor.roles.includes('journalist') && [facts.authorId, facts.assigneeId].includes(actor.id))
    );
  }

  test('is who the design says, at every stage', () => {
    for (const { facts, actor } of everyCase()) {
      expect({ facts, actor, is: mayWrite(actor, facts) }).toEqual({
        facts,
        actor,
        is: writers[facts.stage](facts, actor),
      });
      expect(mayWrite(actor, { ...facts, spiked: true })).toBe(false);
    }
  });

  test('says also who confirms a translation: its translator or an editor, until it is killed', () => {
    const facts: Facts = { ...complete, kind: 'translation', language: 'ru' };
    for (const stage of stages) {
      expect(mayConfirm(member('t', ['translator']), { ...facts, stage })).toBe(stage !== 'killed');
      expect(mayConfirm(member('e', ['editor']), { ...facts, stage })).toBe(stage !== 'killed');
      expect(mayConfirm(member('j', ['journalist']), { ...facts, stage })).toBe(false);
      expect(mayConfirm(member('e', ['editor']), { ...facts, stage, kind: 'original' })).toBe(false);
    }
  });
});

describe('the stage of a story', () => {
  const of = (original: Stage, ...translations: Stage[]): string =>
    storyStage({ spiked: false }, [
      { kind: 'original', stage: original },
      ...translations.map((stage) => ({ kind: 'translation' as const, stage })),
    ]);

  test('follows the edition that is furthest behind', () => {
    expect(of('draft')).toBe('draft');
    expect(of('draft', 'published')).toBe('draft');
    expect(of('edit', 'translation', 'approved')).toBe('translation');
    expect(of('edit', 'approved')).toBe('edit');
    expect(of('approved', 'scheduled')).toBe('ready');
    expect(of('published', 'approved')).toBe('ready');
    expect(of('published', 'published')).toBe('published');
    expect(of('correcting', 'published')).toBe('published');
    expect(of('published', 'killed')).toBe('published');
    expect(of('killed', 'killed')).toBe('killed');
  });

  test('does not wait for a source that is not published itself', () => {
    expect(of('source', 'edit', 'published')).toBe('edit');
    expect(of('source', 'published')).toBe('published');
  });

  test('is spiked while the story is', () => {
    expect(storyStage({ spiked: true }, [{ kind: 'original', stage: 'edit' }])).toBe('spiked');
  });
});
