import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { englishName, type LanguageCode } from '../../shared/domain/languages.ts';
import { messageOf, request } from '../app/client.ts';
import { useCommands } from '../app/commands.ts';
import { useRequest } from '../app/queries.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { showToast } from '../ui/toast.tsx';
import { type CheckedText, type CheckedWord, nextWrong } from './checked-text.ts';
import { ignoreWord, isIgnored } from './ignored-words.ts';
import { type SpellingKey, spellingKeyNames, spellingKeyOf } from './spelling-keys.ts';
import { type MenuAsk, SpellingMenu } from './spelling-menu.tsx';
import { useCheckedTexts } from './use-checked-texts.ts';
import { memoryOf } from './word-memory.ts';

/** Spelling in one edition's headline, standfirst and body: its underlines, its keys and commands, and the menu at a word. */
export function StorySpelling({
  session,
  language,
  editable,
  hidden,
}: {
  session: EditionSession;
  language: LanguageCode;
  editable: boolean;
  /** While something else stands in the place of the text. */
  hidden: boolean;
}) {
  const { data } = useRequest('spelling.get', {});
  const body = useSyncExternalStore(session.subscribeBody, session.getBody);
  const dictionary = data?.dictionaries.find((one) => one.language === language);
  const has = dictionary !== undefined && (dictionary.shipped || dictionary.files !== null);
  const on = data?.on ?? false;
  const turn = (): void => {
    void request('spelling.turn', { on: !on }).catch((error: unknown) => showToast({ text: messageOf(error) }));
  };
  useCommands(
    data && editable
      ? [{ name: on ? 'Turn the spelling check off for me' : 'Turn the spelling check on for me', run: turn }]
      : [],
  );
  const root = body?.rootElement() ?? null;
  if (!on || !has || !editable || hidden || !root) return null;
  return <Checked key={session.editionId} root={root} session={session} language={language} />;
}

interface Offered extends MenuAsk {
  readonly text: CheckedText;
}

function Checked({ root, session, language }: { root: HTMLElement; session: EditionSession; language: LanguageCode }) {
  const { editionId } = session;
  const [menu, setMenu] = useState<Offered | null>(null);
  const [told, setTold] = useState('');
  const { texts, current } = useCheckedTexts(root, session, language);
  const asked = useRef(0);

  /** Opens the menu at once, so that no key meant for it goes into the text; its suggestions follow. */
  const open = (text: CheckedText, word: CheckedWord): void => {
    const rect = word.rect();
    if (!rect) return;
    asked.current += 1;
    setMenu({ text, word, suggestions: null, rect });
    const show = (suggestions: readonly string[]): void =>
      setMenu((now) => (now?.word === word ? { ...now, suggestions } : now));
    request('spelling.suggest', { language, word: word.word }).then(show, () => show([]));
  };
  /** Opens the menu for a word that is wrong. */
  const offer = (text: CheckedText, word: CheckedWord | null): void => {
    const memory = memoryOf(language);
    const right = word === null || isIgnored(editionId, word.word) || memory.isRight(word.word);
    if (word && right === false) open(text, word);
    else if (right !== undefined) setTold(word ? `${word.written} is spelt right.` : 'There is no word here.');
    else if (word) {
      memory.learn([word.word]).then(
        () => offer(text, word),
        (error: unknown) => setTold(messageOf(error)),
      );
    }
  };
  const goTo = async (step: 1 | -1): Promise<void> => {
    const from = current();
    if (!from) return;
    asked.current += 1;
    const turn = asked.current;
    const found = await nextWrong(texts, from, step);
    if (turn !== asked.current) return;
    if (!found) setTold('Nothing else is misspelt.');
    else if (found.select()) {
      setTold(`${found.written} is misspelt. ${spellingKeyNames.suggest} shows suggestions.`);
    }
  };
  const run = (key: SpellingKey): void => {
    setTold('');
    const text = current();
    if (key !== 'suggest') goTo(key === 'next' ? 1 : -1).catch((error: unknown) => setTold(messageOf(error)));
    else if (text) offer(text, text.atCaret());
  };
  useSpellingKeys(run);
  useCommands([
    { name: 'Next misspelt word', keys: spellingKeyNames.next, run: () => run('next') },
    { name: 'Previous misspelt word', keys: spellingKeyNames.previous, run: () => run('previous') },
    { name: 'Suggestions for this word…', keys: spellingKeyNames.suggest, run: () => run('suggest') },
  ]);

  const latest = useRef(offer);
  useLayoutEffect(() => {
    latest.current = offer;
  });
  useEffect(() => {
    const onMenu = (text: CheckedText) => (event: MouseEvent) => {
      // The key of the context menu asks at the caret, a mouse where it points.
      const byMouse = event.button === 2;
      const word = byMouse ? text.atPoint({ x: event.clientX, y: event.clientY }) : text.atCaret();
      if (!word || (!byMouse && memoryOf(language).isRight(word.word) !== false)) return;
      event.preventDefault();
      latest.current(text, word);
    };
    const listening = new AbortController();
    for (const text of texts) {
      text.element.addEventListener('contextmenu', onMenu(text), { signal: listening.signal });
    }
    return () => listening.abort();
  }, [texts, language]);

  const close = (): void => {
    // The menu keeps the focus for as long as it stands, and what is typed into a field goes where the focus is.
    flushSync(() => setMenu(null));
    menu?.text.element.focus({ preventScroll: true });
  };
  const act = (what: (word: CheckedWord) => string): void => {
    if (!menu) return;
    close();
    setTold(what(menu.word));
  };
  return (
    <>
      <p className="visually-hidden" role="status" aria-label="Spelling">
        {told}
      </p>
      {menu === null ? null : (
        <SpellingMenu
          ask={menu}
          onReplace={(by) =>
            act((word) => (word.replace(by) ? `${word.written} is now ${by}.` : 'That word is not there any more.'))
          }
          onAdd={() =>
            act(({ word, written }) => {
              request('spelling.add', { language, word }).catch((error: unknown) =>
                showToast({ text: messageOf(error) }),
              );
              return `${written} is in the newsroom’s dictionary for ${englishName(language)}.`;
            })
          }
          onIgnore={() =>
            act(({ word, written }) => {
              ignoreWord(editionId, word);
              return `${written} is ignored in this text.`;
            })
          }
          onClose={close}
        />
      )}
    </>
  );
}

function useSpellingKeys(run: (key: SpellingKey) => void): void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = event.defaultPrevented ? null : spellingKeyOf(event);
      if (key === null || document.querySelector('dialog[open], [role="dialog"], [role="menu"]')) return;
      event.preventDefault();
      latest.current(key);
    };
    window.addEventListener('keydown', onKey);
    const stop = window.dragoman.onMenu((command) => {
      if (command === 'spelling-next') latest.current('next');
      if (command === 'spelling-previous') latest.current('previous');
      if (command === 'spelling-suggest') latest.current('suggest');
    });
    return () => {
      window.removeEventListener('keydown', onKey);
      stop();
    };
  }, []);
}
