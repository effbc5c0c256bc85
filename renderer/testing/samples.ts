import type { EditionSummary, EditionView, Newsroom, StorySummary } from '../../shared/contract/contract.ts';
import { emptyContent } from '../../shared/domain/edition.ts';
import type { Member } from '../../shared/domain/members.ts';

/** Whole values of the contract for tests, each with what the test is about written over it. */

export const sampleTime = '2026-03-02T09:00:00.000Z';

export function memberOf(over: Partial<Member>): Member {
  return { id: 'dina', name: 'Dina Sarsen', roles: ['editor'], languages: ['en', 'ru', 'kk'], ...over };
}

export function newsroomOf(over: Partial<Newsroom>): Newsroom {
  return {
    id: 'courier',
    name: 'The Steppe Courier',
    path: '/home/dina/courier.newsroom',
    languages: ['en', 'ru', 'kk'],
    desks: ['Economy', 'Regions'],
    fourEyes: true,
    members: [memberOf({})],
    ...over,
  };
}

export function editionOf(over: Partial<EditionSummary>): EditionSummary {
  return {
    id: 'port-en',
    storyId: 'port',
    language: 'en',
    kind: 'original',
    stage: 'draft',
    headline: 'The Caspian retreats',
    assigneeId: null,
    assigneeName: null,
    words: 120,
    paragraphs: 4,
    progress: { total: 0, done: 0, untranslated: 0, stale: 0 },
    correctionNumber: 0,
    scheduledAt: null,
    publishedAt: null,
    updatedAt: sampleTime,
    ...over,
  };
}

export function storyOf(over: Partial<StorySummary>): StorySummary {
  return {
    id: 'port',
    slugline: 'caspian-port',
    desk: 'Regions',
    priority: 3,
    deadline: null,
    commissionedWords: null,
    embargo: null,
    originalLanguage: 'en',
    publishIn: ['en', 'ru'],
    authorId: 'aigerim',
    authorName: 'Aigerim Bekova',
    spiked: false,
    stage: 'draft',
    createdAt: sampleTime,
    updatedAt: sampleTime,
    editions: [editionOf({})],
    ...over,
  };
}

export function viewOf(over: Partial<EditionView>): EditionView {
  return {
    story: storyOf({}),
    edition: editionOf({}),
    revision: 7,
    savedAt: sampleTime,
    content: emptyContent,
    mayWrite: true,
    damage: null,
    mayConfirm: false,
    actions: [],
    checks: [],
    lock: null,
    source: null,
    tasks: [],
    sentBack: null,
    correctionNote: null,
    killed: null,
    ...over,
  };
}
