import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { FoundEdition, FoundInNewsroom, FoundStory } from '../../shared/contract/find.ts';
import { englishName, type LanguageCode } from '../../shared/domain/languages.ts';
import { type Stage, stages } from '../../shared/domain/workflow.ts';
import type { FindQuery } from '../../shared/language/find-query.ts';
import { takeCaughtKeys } from '../app/caught-keys.ts';
import { messageOf } from '../app/client.ts';
import { go } from '../app/navigation.ts';
import { query as request } from '../app/queries.ts';
import { useSession } from '../app/session.tsx';
import { commandKey } from '../app/shortcuts.ts';
import { useSettled } from '../app/use-settled.ts';
import { ViewBar } from '../desk/view-bar.tsx';
import { findWhenOpened, lastQuery, rememberQuery } from '../find/find-requests.ts';
import { afterOptionKey, QueryOptions } from '../find/query-options.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { stageNames } from '../ui/stage-mark.tsx';
import { counted, formatNumber } from '../ui/time.ts';
import { FoundItem, StoryItem } from './found-story.tsx';
import styles from './newsroom-find-view.module.css';
import { currentOut } from './replace-choices.ts';
import { LeftOutList } from './replace-dialog.tsx';
import { ReplaceItem } from './replace-item.tsx';
import { rememberReplacing, reportHere, useReplaceMemory } from './replace-memory.ts';
import { ReplaceTools } from './replace-tools.tsx';
import { saidOfPlan } from './replace-words.ts';
import { type ReplacePlan, useReplacing } from './use-replacing.ts';

const debounce = 150;
const longestText = 500;
const storiesAtFirst = 50;
const mostStories = 500;

/** Finding, and replacing, in the newest texts of every edition in the newsroom. */
export function NewsroomFindView() {
  const { newsroom } = useSession();
  const [query, setQuery] = useState<FindQuery>(lastQuery);
  const [language, setLanguage] = useState<LanguageCode | ''>('');
  const [stage, setStage] = useState<Stage | ''>('');
  const [wantedLimit, setLimit] = useState(storiesAtFirst);
  const memory = useReplaceMemory();
  const { open: replacing, by } = memory;
  const report = reportHere(memory);
  // What is replaced is all of it, as far as there is any end.
  const limit = replacing ? mostStories : wantedLimit;
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const caught = takeCaughtKeys();
    if (caught !== '') setQuery((before) => ({ ...before, text: caught }));
    input.current?.focus();
    input.current?.select();
  }, []);
  useEffect(() => rememberQuery(query), [query]);

  const asked = useSettled(query, debounce);
  const { data, error, isFetching } = useQuery({
    ...request('find.newsroom', {
      query: asked,
      languages: language === '' ? [] : [language],
      stages: stage === '' ? [] : [stage],
      limit,
    }),
    enabled: asked.text !== '',
    // Texts change; what is looked for again is looked for anew.
    staleTime: 0,
    gcTime: 0,
    placeholderData: (before) => before,
    retry: false,
  });
  const found = asked.text === '' ? undefined : data;
  const plan = useReplacing(replacing, asked, found, by, isFetching || asked !== query);
  const change = (next: FindQuery): void => {
    setLimit(storiesAtFirst);
    if (report) rememberReplacing({ report: null });
    setQuery(next);
  };
  return (
    <>
      <ViewBar />
      <div className={styles.head}>
        <h1 className={styles.title}>Find in the newsroom</h1>
        {/* biome-ignore lint/a11y/useSemanticElements: <search> has no such role for every screen reader yet */}
        <div role="search" aria-label="Find in the newsroom">
          <div className={styles.tools}>
            <button
              type="button"
              className={styles.unfold}
              aria-label={replacing ? 'Hide replace' : 'Show replace'}
              aria-expanded={replacing}
              title={`Replace (${commandKey('Shift H')})`}
              onClick={() => rememberReplacing({ open: !replacing })}
            >
              <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" data-open={replacing}>
                <path d="M3 1.5 6.5 5 3 8.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
              </svg>
            </button>
            <div className={styles.box}>
              <input
                ref={input}
                className={styles.input}
                aria-label="Find in every text"
                data-newsroom-find=""
                placeholder="Words in any text"
                value={query.text}
                maxLength={longestText}
                spellCheck={false}
                autoComplete="off"
                onChange={(event) => change({ ...query, text: event.target.value })}
                onKeyDown={(event) => {
                  const option = event.nativeEvent.isComposing ? null : afterOptionKey(query, event.nativeEvent);
                  const first = found?.stories[0]?.editions[0];
                  if (option) change(option);
                  else if (event.key === 'Enter' && first && asked === query) open(first, query);
                  else return;
                  event.preventDefault();
                }}
              />
              <QueryOptions query={query} onChange={change} />
            </div>
            <select
              className={styles.choice}
              aria-label="Language"
              value={language}
              onChange={(event) => setLanguage(newsroom.languages.find((one) => one === event.target.value) ?? '')}
            >
              <option value="">All languages</option>
              {newsroom.languages.map((one) => (
                <option key={one} value={one}>
                  {englishName(one)}
                </option>
              ))}
            </select>
            <select
              className={styles.choice}
              aria-label="Stage"
              value={stage}
              onChange={(event) => setStage(stages.find((one) => one === event.target.value) ?? '')}
            >
              <option value="">All stages</option>
              {stages.map((one) => (
                <option key={one} value={one}>
                  {stageNames[one]}
                </option>
              ))}
            </select>
          </div>
          {replacing ? <ReplaceTools query={asked} found={found} plan={plan} /> : null}
        </div>
        <p className={styles.said} role="status" aria-label="Results">
          {saidOf(found, asked.text !== '' && isFetching)}
          {replacing ? saidOfPlan(plan) : ''}
        </p>
      </div>
      <div className={styles.scroll} tabIndex={-1}>
        {error && asked.text !== '' ? <Alert>{messageOf(error)}</Alert> : null}
        {found?.problem ? <Alert>{found.problem}</Alert> : null}
        {replacing && plan.problem ? <Alert>{plan.problem}</Alert> : null}
        {replacing && plan.error && !isFetching ? <Alert>{messageOf(plan.error)}</Alert> : null}
        {report ? (
          <div className={styles.notice}>
            <Alert>
              {report.title} {counted(report.leftOut.length, 'text')}:
              <LeftOutList leftOut={report.leftOut} />
              {report.hint === null ? null : <p className={styles.hint}>{report.hint}</p>}
            </Alert>
          </div>
        ) : null}
        <ul className={styles.list} aria-label="Found">
          {(found?.stories ?? []).map((one) => (
            <Story key={one.story.id} found={one} query={asked} plan={replacing ? plan : null} />
          ))}
        </ul>
        {found?.more ? (
          <Button
            aria-disabled={isFetching || limit >= mostStories}
            onClick={() => setLimit(Math.min(limit * 3, mostStories))}
          >
            Show more
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** How many there are, and how far that can be relied on. */
function saidOf(found: FoundInNewsroom | undefined, looking: boolean): string {
  if (!found) return looking ? 'Looking…' : '\u00a0';
  if (found.problem !== null) return '\u00a0';
  const texts = found.stories.reduce((sum, { editions }) => sum + editions.length, 0);
  const stories = counted(found.stories.length, 'story', 'stories');
  const many =
    found.stories.length === 0
      ? 'Not found'
      : `${found.more ? 'The latest ' : ''}${stories}, ${counted(texts, 'text')}`;
  return found.lookedAt === null
    ? many
    : `${many}. This took too long: only the ${formatNumber(found.lookedAt)} latest texts were looked at.`;
}

function open({ editionId }: FoundEdition, query: FindQuery): void {
  findWhenOpened(editionId, query);
  go({ view: 'edition', editionId });
}

function Story({ found, query, plan }: { found: FoundStory; query: FindQuery; plan: ReplacePlan | null }) {
  if (plan === null) {
    return (
      <StoryItem found={found}>
        {found.editions.map((edition) => (
          <FoundItem key={edition.editionId} found={found} edition={edition} query={query} />
        ))}
      </StoryItem>
    );
  }
  // Where all places say already what they are to say, there is nothing to do.
  const changing = found.editions.flatMap((edition) => {
    const change = plan.changes.get(edition.editionId);
    return change && change.count > 0 ? [{ edition, change }] : [];
  });
  if (changing.length === 0) return null;
  return (
    <StoryItem found={found}>
      {changing.map(({ edition, change }) => (
        <ReplaceItem
          key={edition.editionId}
          found={found}
          edition={edition}
          change={change}
          query={query}
          own={currentOut(plan.out.get(edition.editionId), change)}
          onChange={plan.setOut}
        />
      ))}
    </StoryItem>
  );
}
