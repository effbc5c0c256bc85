import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { NewsroomWord, Spelling, SpellingDictionary } from '../../shared/contract/contract.ts';
import { englishName } from '../../shared/domain/languages.ts';
import { messageOf, request } from '../app/client.ts';
import { query, useRequest } from '../app/queries.ts';
import { type Saving, useSaving } from '../app/use-saving.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { formatNumber } from '../ui/time.ts';
import { Section } from './section.tsx';
import settings from './settings.module.css';
import styles from './spelling-settings.module.css';

/** From so many words on they are looked through by typing. */
const manyWords = 12;

/** Whether spelling is checked for the person, which dictionaries there are, and the newsroom's own words. */
export function SpellingSettings({ mayChange }: { mayChange: boolean }) {
  const client = useQueryClient();
  const { data, error } = useRequest('spelling.get', {});
  const saving = useSaving();
  const take = (spelling: Spelling): void => {
    client.setQueryData(query('spelling.get', {}).queryKey, spelling);
  };
  const change = (ask: () => Promise<Spelling | null>): void => {
    void saving.save(async () => {
      const spelling = await ask();
      if (spelling) take(spelling);
    });
  };
  return (
    <Section title="Spelling" saving={saving}>
      {error ? <Alert>{messageOf(error)}</Alert> : null}
      {data ? (
        <>
          <div>
            <label className={settings.option}>
              <input
                type="checkbox"
                checked={data.on}
                onChange={(event) => {
                  const on = event.currentTarget.checked;
                  // As it was clicked at once, and back when it could not be kept.
                  take({ ...data, on });
                  change(() =>
                    request('spelling.turn', { on }).catch((problem: unknown) => {
                      take(data);
                      throw problem;
                    }),
                  );
                }}
              />
              Underline misspelt words in what I write
            </label>
            <p className={settings.optionHint}>This is your own choice. Nothing that you write leaves this computer.</p>
          </div>
          <ul className={styles.list} aria-label="Dictionaries">
            {data.dictionaries.map((dictionary) => (
              <DictionaryRow
                key={dictionary.language}
                dictionary={dictionary}
                mayChange={mayChange}
                saving={saving}
                change={change}
              />
            ))}
          </ul>
          <Words saving={saving} />
        </>
      ) : null}
    </Section>
  );
}

function DictionaryRow({
  dictionary,
  mayChange,
  saving,
  change,
}: {
  dictionary: SpellingDictionary;
  mayChange: boolean;
  saving: Saving;
  change: (ask: () => Promise<Spelling | null>) => void;
}) {
  const { language, shipped, files } = dictionary;
  const name = englishName(language);
  const busy = saving.state === 'saving';
  const choose = async (): Promise<Spelling | null> => {
    const chosen = await request('app.chooseDictionary', {});
    return chosen && request('spelling.setFiles', { language, files: chosen });
  };
  return (
    <li className={styles.dictionary} aria-label={name}>
      <div className={styles.text}>
        <span className={styles.language}>{name}</span>
        {shipped || files ? (
          <Loaded dictionary={dictionary} />
        ) : (
          <p className={styles.state}>
            Spelling is not checked: Dragoman has no dictionary for {name}
            {language === 'kk' ? ', as none that is free is good enough' : ''}. If you have one for Hunspell, choose its
            .aff and .dic files.
          </p>
        )}
        {files ? <p className={settings.path}>{files.dic}</p> : null}
      </div>
      {mayChange ? (
        <div className={styles.actions}>
          {files ? (
            <Button
              small
              look="quiet"
              aria-label={shipped ? `Use what comes with Dragoman for ${name}` : `Use no files for ${name}`}
              onClick={() => change(() => request('spelling.setFiles', { language, files: null }))}
            >
              {shipped ? 'Use Dragoman’s' : 'Use none'}
            </Button>
          ) : null}
          <Button
            small
            aria-label={`Choose a dictionary for ${name}…`}
            aria-disabled={busy}
            onClick={() => {
              if (!busy) change(choose);
            }}
          >
            Choose…
          </Button>
        </div>
      ) : null}
    </li>
  );
}

/** Says that a dictionary works because it was just tried. */
function Loaded({ dictionary: { language, files } }: { dictionary: SpellingDictionary }) {
  const { isSuccess, error } = useRequest('spelling.check', { language, words: [] });
  if (error) return <Alert>{messageOf(error)}</Alert>;
  const from = files ? 'Checked with files of your own' : 'Checked with the dictionary that comes with Dragoman';
  return <p className={styles.state}>{isSuccess ? `${from}.` : 'Reading the dictionary…'}</p>;
}

function Words({ saving }: { saving: Saving }) {
  const { data: words, error } = useRequest('spelling.words', {});
  const [typed, setTyped] = useState('');
  const id = useId();
  if (error) return <Alert>{messageOf(error)}</Alert>;
  if (!words) return null;
  const shown = words.filter(({ word }) => word.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase()));
  return (
    <div>
      <h3 className={styles.heading} id={id}>
        The newsroom’s own words
      </h3>
      <p className={styles.state}>
        {words.length === 0
          ? 'There are none yet. Add one from the menu at a word that is underlined.'
          : 'Right in everybody’s texts, whatever the dictionary says.'}
      </p>
      {words.length >= manyWords ? (
        <input
          className={`${settings.control} ${styles.search}`}
          type="search"
          aria-label="Look through the newsroom’s words"
          placeholder={`Look through ${formatNumber(words.length)} words`}
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      ) : null}
      {words.length === 0 ? null : (
        <ul className={styles.words} aria-labelledby={id}>
          {shown.map((word) => (
            <WordRow key={`${word.language} ${word.word}`} word={word} saving={saving} />
          ))}
        </ul>
      )}
    </div>
  );
}

function WordRow({ word: { language, word, by }, saving }: { word: NewsroomWord; saving: Saving }) {
  return (
    <li className={styles.word}>
      <span className={styles.spelled} lang={language}>
        {word}
      </span>
      <span className={styles.by}>
        {englishName(language)}, {by}
      </span>
      <Button
        small
        look="quiet"
        aria-label={`Remove ${word}`}
        onClick={() => void saving.save(() => request('spelling.remove', { language, word }))}
      >
        Remove
      </Button>
    </li>
  );
}
