import { getNearestEditorFromDOMNode } from 'lexical';
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { englishName, type LanguageCode } from '../../shared/domain/languages.ts';
import { messageOf, request } from '../app/client.ts';
import { useCommands } from '../app/commands.ts';
import { useRequest } from '../app/queries.ts';
import type { EditionSession } from '../editor/edition-session.ts';
import { showToast } from '../ui/toast.tsx';
import { ignoreWord, isIgnored } from './ignored-words.ts';
import { rectOf, replaceWord, selectWord, type WordPlace, wordAtCaret, wordAtPoint } from './misspelling.ts';
import { nextMisspelling } from './next-misspelling.ts';
import { type SpellingKey, spellingKeyNames, spellingKeyOf } from './spelling-keys.ts';
import { type MenuAsk, SpellingMenu } from './spelling-menu.tsx';
import { SpellingWatch } from './spelling-watch.ts';
import { memoryOf } from './word-memory.ts';

/** Spelling in the body of one edition: its underlines, its keys and commands, and the menu at a word. */
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
  return <Checked key={session.editionId} root={root} editionId={session.editionId} language={language} />;
}

function Checked({ root, editionId, language }: { root: HTMLElement; editionId: string; language: LanguageCode }) {
  const [menu, setMenu] = useState<MenuAsk | null>(null);
  const [told, setTold] = useState('');
  const [watch, setWatch] = useState<SpellingWatch | null>(null);
  const editor = getNearestEditorFromDOMNode(root);
  const asked = useRef(0);

  useEffect(() => {
    if (!editor) return;
    const made = new SpellingWatch(editor, language, editionId);
    setWatch(made);
    return made.start();
  }, [editor, language, editionId]);

  /** Opens the menu at once, so that no key meant for it goes into the text; its suggestions follow. */
  const open = (place: WordPlace): void => {
    const rect = editor && rectOf(editor, place, language);
    if (!rect) return;
    asked.current += 1;
    setMenu({ place, suggestions: null, rect });
    const show = (suggestions: readonly string[]): void =>
      setMenu((now) => (now?.place === place ? { ...now, suggestions } : now));
    request('spelling.suggest', { language, word: place.token.word }).then(show, () => show([]));
  };
  /** Opens the menu for a word that is wrong. */
  const offer = (place: WordPlace | null): void => {
    const memory = memoryOf(language);
    const right = place === null || isIgnored(editionId, place.token.word) || memory.isRight(place.token.word);
    if (place && right === false) open(place);
    else if (right !== undefined) setTold(place ? `${place.written} is spelt right.` : 'There is no word here.');
    else if (place) {
      memory.learn([place.token.word]).then(
        () => offer(place),
        (error: unknown) => setTold(messageOf(error)),
      );
    }
  };
  const goTo = async (step: 1 | -1): Promise<void> => {
    if (!editor) return;
    asked.current += 1;
    const turn = asked.current;
    const found = await nextMisspelling(editor, { language, editionId, step });
    if (turn !== asked.current) return;
    if (!found) setTold('Nothing else is misspelt.');
    else if (selectWord(editor, found, language)) {
      setTold(`${found.written} is misspelt. ${spellingKeyNames.suggest} shows suggestions.`);
    }
  };
  const run = (key: SpellingKey): void => {
    setTold('');
    if (key === 'suggest') offer(editor && wordAtCaret(editor, language));
    else goTo(key === 'next' ? 1 : -1).catch((error: unknown) => setTold(messageOf(error)));
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
    if (!editor || !watch) return;
    const onMenu = (event: MouseEvent): void => {
      // The key of the context menu asks at the caret, a mouse where it points.
      const byMouse = event.button === 2;
      const place = byMouse
        ? wordAtPoint(editor, watch.underlines, { x: event.clientX, y: event.clientY }, language)
        : wordAtCaret(editor, language);
      if (!place || (!byMouse && memoryOf(language).isRight(place.token.word) !== false)) return;
      event.preventDefault();
      latest.current(place);
    };
    root.addEventListener('contextmenu', onMenu);
    return () => root.removeEventListener('contextmenu', onMenu);
  }, [root, editor, watch, language]);

  const close = (): void => {
    setMenu(null);
    root.focus({ preventScroll: true });
  };
  const act = (what: (place: WordPlace) => string): void => {
    if (!menu) return;
    close();
    setTold(what(menu.place));
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
            act((place) => {
              const done = editor !== null && replaceWord(editor, place, by, language);
              return done ? `${place.written} is now ${by}.` : 'That word is not there any more.';
            })
          }
          onAdd={() =>
            act(({ token, written }) => {
              request('spelling.add', { language, word: token.word }).catch((error: unknown) =>
                showToast({ text: messageOf(error) }),
              );
              return `${written} is in the newsroom’s dictionary for ${englishName(language)}.`;
            })
          }
          onIgnore={() =>
            act(({ token, written }) => {
              ignoreWord(editionId, token.word);
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
