import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Excerpt, FoundEdition, FoundInNewsroom, FoundStory } from '../../shared/contract/find.ts';
import { mostCounted } from '../../shared/contract/find.ts';
import { englishName, type LanguageCode } from '../../shared/domain/languages.ts';
import { type Stage, stages } from '../../shared/domain/workflow.ts';
import type { FindQuery } from '../../shared/language/find-query.ts';
import { takeCaughtKeys } from '../app/caught-keys.ts';
import { messageOf } from '../app/client.ts';
import { go } from '../app/navigation.ts';
import { query as request } from '../app/queries.ts';
import { RouteLink } from '../app/route-link.tsx';
import { useSession } from '../app/session.tsx';
import { useSettled } from '../app/use-settled.ts';
import { ViewBar } from '../desk/view-bar.tsx';
import { findWhenOpened, lastQuery, rememberQuery } from '../find/find-requests.ts';
import { afterOptionKey, QueryOptions } from '../find/query-options.tsx';
import { Alert } from '../ui/alert.tsx';
import { inPlace } from '../ui/block-view.tsx';
import { Button } from '../ui/button.tsx';
import { StageMark, stageNames } from '../ui/stage-mark.tsx';
import { counted, formatNumber } from '../ui/time.ts';
import styles from './newsroom-find-view.module.css';

const debounce = 150;
const longestText = 500;
const storiesAtFirst = 50;
const mostStories = 500;

/** Finding in the newest texts of every edition in the newsroom. */
export function NewsroomFindView() {
  const { newsroom } = useSession();
  const [query, setQuery] = useState<FindQuery>(lastQuery);
  const [language, setLanguage] = useState<LanguageCode | ''>('');
  const [stage, setStage] = useState<Stage | ''>('');
  const [limit, setLimit] = useState(storiesAtFirst);
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
  const change = (next: FindQuery): void => {
    setLimit(storiesAtFirst);
    setQuery(next);
  };
  return (
    <>
      <ViewBar />
      <div className={styles.head}>
        <h1 className={styles.title}>Find in the newsroom</h1>
        {/* biome-ignore lint/a11y/useSemanticElements: <search> has no such role for every screen reader yet */}
        <div role="search" aria-label="Find in the newsroom" className={styles.tools}>
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
        <p className={styles.said} role="status" aria-label="Results">
          {saidOf(found, asked.text !== '' && isFetching)}
        </p>
      </div>
      <div className={styles.scroll} tabIndex={-1}>
        {error && asked.text !== '' ? <Alert>{messageOf(error)}</Alert> : null}
        {found?.problem ? <Alert>{found.problem}</Alert> : null}
        <ul className={styles.list} aria-label="Found">
          {(found?.stories ?? []).map((one) => (
            <Story key={one.story.id} found={one} query={asked} />
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

function Story({ found: { story, editions }, query }: { found: FoundStory; query: FindQuery }) {
  return (
    <li className={styles.story}>
      <h2 className={styles.slugline}>
        {story.slugline}
        {story.desk === '' ? null : <span className={styles.desk}> · {story.desk}</span>}
        {story.spiked ? <span className={styles.desk}> · Spiked</span> : null}
      </h2>
      {editions.map((edition) => {
        const headline = story.editions.find(({ id }) => id === edition.editionId)?.headline.trim() ?? '';
        return (
          <RouteLink
            key={edition.editionId}
            route={{ view: 'edition', editionId: edition.editionId }}
            className={styles.edition}
            aria-label={`${headline === '' ? story.slugline : headline}, ${englishName(edition.language)}, ${counted(edition.count, 'place')}`}
            onClickCapture={() => findWhenOpened(edition.editionId, query)}
          >
            <span className={styles.line}>
              <span className={styles.headline} lang={edition.language}>
                {headline === '' ? 'No headline yet' : headline}
              </span>
              <span className={styles.facts}>
                {englishName(edition.language)} · <StageMark stage={edition.stage} /> ·{' '}
                <span className="tabular">
                  {edition.count >= mostCounted ? `${formatNumber(mostCounted)}+` : formatNumber(edition.count)}
                </span>
              </span>
            </span>
            {edition.excerpts
              .filter(({ key }) => key !== 'headline')
              .map((excerpt) => (
                <span key={excerpt.key} className={styles.excerpt} lang={edition.language}>
                  {marked(excerpt)}
                </span>
              ))}
          </RouteLink>
        );
      })}
    </li>
  );
}

/** The sentence with what was found in it. */
function marked({ text, marks, cutBefore, cutAfter }: Excerpt): ReactNode {
  const nodes: ReactNode[] = cutBefore ? ['… '] : [];
  let from = 0;
  for (const { start, end } of marks) {
    nodes.push(text.slice(from, start), <mark className={styles.mark}>{text.slice(start, end)}</mark>);
    from = end;
  }
  nodes.push(text.slice(from), cutAfter ? ' …' : '');
  return inPlace(nodes);
}
