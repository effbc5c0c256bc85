import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { hasRole } from '../../shared/domain/members.ts';
import { messageOf } from '../app/client.ts';
import { cameBack, go } from '../app/navigation.ts';
import { useSession } from '../app/session.tsx';
import { useSettled } from '../app/use-settled.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { counted } from '../ui/time.ts';
import { PublishedHeads, PublishedRow } from './published-row.tsx';
import { StoriesEmpty } from './stories-empty.tsx';
import { forgetList, rememberedList, rememberList } from './stories-memory.ts';
import styles from './stories-view.module.css';
import { routeOfStory, StoryRow } from './story-row.tsx';
import { useStoriesKeys } from './use-stories-keys.ts';
import { type StoriesShown, useStoryPages, useStoryStart } from './use-story-pages.ts';
import { ViewBar } from './view-bar.tsx';

/** Every row has this height, loaded or not, so that nothing moves while scrolling. */
const rowHeight = 66;
const overscan = 10;
const debounce = 80;
const longestText = 200;

/** Every story of the newsroom, or every one that is or was out, however many there are. */
export function StoriesView({ show: initial }: { show: 'all' | 'published' }) {
  const { newsroom, member } = useSession();
  const memoryKey = `${newsroom.id} ${initial}`;
  const [remembered] = useState(() => (cameBack() ? rememberedList(memoryKey) : forgetList(memoryKey)));
  const [spiked, setSpiked] = useState(remembered.spiked);
  const [text, setText] = useState(remembered.text);
  const show: StoriesShown = spiked ? 'spiked' : initial;
  const asked = useSettled(text.trim(), debounce);

  const scroller = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [active, setActive] = useState(0);
  const start = useStoryStart(show, asked);
  const total = start.data?.total;
  const current = start.data !== undefined && !start.isPlaceholderData;
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      // The row that has the focus stays in the page, or scrolling away from it would lose the focus.
      return shown.includes(active) || active >= range.count ? shown : [...shown, active].sort((a, b) => a - b);
    },
    [active],
  );
  const rows = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    rangeExtractor,
    initialOffset: remembered.offset,
    onChange: ({ scrollOffset }) => rememberList(memoryKey, { offset: scrollOffset ?? 0 }),
  });
  const items = rows.getVirtualItems();
  const visible = { first: rows.range?.startIndex ?? 0, last: rows.range?.endIndex ?? 0 };
  const pages = useStoryPages(start, show, asked, visible);

  const startOver = (): void => {
    setActive(0);
    scroller.current?.scrollTo({ top: 0 });
  };
  const changeText = (next: string): void => {
    setText(next);
    rememberList(memoryKey, { text: next });
    startOver();
  };
  const changeSpiked = (next: boolean): void => {
    setSpiked(next);
    rememberList(memoryKey, { spiked: next });
    startOver();
  };

  // A row that is moved to may still be on its way: it gets the focus once it is there.
  const focusNext = useRef<number | null>(null);
  const giveFocus = (): void => {
    if (focusNext.current === null) return;
    const link = scroller.current?.querySelector<HTMLElement>(`[data-index="${focusNext.current}"] [data-row]`);
    if (!link) return;
    focusNext.current = null;
    link.focus({ preventScroll: true });
  };
  useLayoutEffect(giveFocus);
  const moveTo = (index: number): void => {
    if (total === undefined || total === 0) return;
    const next = Math.max(0, Math.min(index, total - 1));
    focusNext.current = next;
    rows.scrollToIndex(next);
    setActive(next);
    giveFocus();
  };
  useStoriesKeys({
    search,
    scroller,
    active,
    total: total ?? 0,
    screenful: Math.max(1, visible.last - visible.first - 1),
    moveTo,
    clear: () => changeText(''),
    openFirst: () => {
      const story = pages.at(0);
      if (story && current && asked === text.trim()) go(routeOfStory(story));
    },
  });

  const title = initial === 'published' ? 'Published' : 'Stories';
  const writes = hasRole(member, 'journalist') || hasRole(member, 'editor');
  return (
    <>
      <ViewBar />
      <div className={styles.head}>
        <div>
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.count} role="status">
            {countText(total, show, asked)}
          </p>
        </div>
        <div className={styles.tools}>
          {initial === 'all' ? (
            <button type="button" className={styles.toggle} aria-pressed={spiked} onClick={() => changeSpiked(!spiked)}>
              Spiked
            </button>
          ) : null}
          <input
            ref={search}
            type="search"
            className={styles.search}
            aria-label="Search stories"
            aria-keyshortcuts="/"
            placeholder="Slugline or headline"
            value={text}
            maxLength={longestText}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => changeText(event.target.value)}
          />
        </div>
      </div>
      {initial === 'published' && (total ?? 0) > 0 ? (
        <div className={styles.headsFrame}>
          <PublishedHeads languages={newsroom.languages} />
        </div>
      ) : null}
      <div className={styles.rule} />
      <div ref={scroller} className={styles.scroll} tabIndex={-1} data-view-start="">
        {pages.error ? (
          <div className={styles.problem}>
            <Alert>{messageOf(pages.error)}</Alert>
            <Button onClick={pages.retry}>Try again</Button>
          </div>
        ) : null}
        {total === 0 && current ? (
          <StoriesEmpty
            show={show}
            text={asked}
            writes={writes}
            onClear={() => {
              changeText('');
              search.current?.focus();
            }}
            onShowAll={() => changeSpiked(false)}
          />
        ) : null}
        <ul
          className={styles.list}
          style={{ height: rows.getTotalSize(), '--chips': chipsWidth(newsroom.languages.length) } as CSSProperties}
        >
          {items.map(({ index, start }) => {
            const story = pages.at(index);
            const tabIndex = index === active ? 0 : -1;
            return (
              <li
                key={index}
                data-index={index}
                className={styles.item}
                style={{ height: rowHeight, transform: `translateY(${start}px)` }}
                aria-setsize={total}
                aria-posinset={index + 1}
              >
                {story === undefined ? (
                  <Placeholder />
                ) : initial === 'published' ? (
                  <PublishedRow
                    story={story}
                    languages={newsroom.languages}
                    tabIndex={tabIndex}
                    onFocus={() => setActive(index)}
                  />
                ) : (
                  <StoryRow story={story} tabIndex={tabIndex} onFocus={() => setActive(index)} />
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}

/** Room for a chip a language of the newsroom, and no more than headlines can spare. */
function chipsWidth(languages: number): string {
  return `${Math.min(Math.max(languages, 2), 6) * 33}px`;
}

function Placeholder() {
  return (
    <div className={styles.placeholder} aria-hidden="true">
      <span />
      <span />
    </div>
  );
}

function countText(total: number | undefined, show: StoriesShown, text: string): string {
  if (total === undefined) return '\u00a0';
  const stories = counted(total, 'story', 'stories');
  if (text !== '') return `${stories} found`;
  return show === 'spiked' ? `${stories} spiked` : stories;
}
