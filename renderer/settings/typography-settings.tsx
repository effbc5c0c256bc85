import { useEffect, useSyncExternalStore } from 'react';
import { editorCommandNames } from '../../shared/contract/editor-commands.ts';
import { englishName } from '../../shared/domain/languages.ts';
import { useCommands } from '../app/commands.ts';
import { useSession } from '../app/session.tsx';
import { useSaving } from '../app/use-saving.ts';
import {
  loadTypography,
  onTypography,
  setTypography,
  toggleTypography,
  typographyIsOn,
} from '../editor/typing/typography-setting.ts';
import { Section } from './section.tsx';
import settings from './settings.module.css';
import styles from './typography-settings.module.css';
import { dashWords, quotesWords } from './typography-words.ts';

const { name, words = '' } = editorCommandNames.typography;

/** Whether quotes and dashes become typographic for the person who types, and which ones those are. */
export function TypographySettings() {
  const { newsroom } = useSession();
  const saving = useSaving();
  const on = useSyncExternalStore(onTypography, typographyIsOn);
  useEffect(loadTypography, []);
  const turn = (next: boolean): void => void saving.save(() => setTypography(next));
  // The menu's, which else wants an open text.
  useEffect(
    () =>
      window.dragoman.onMenu((message) => {
        if (message === 'editor:typography') toggleTypography();
      }),
    [],
  );
  useCommands([{ name: `${name}: ${on ? 'switch off' : 'switch on'}`, words, onlyTyped: true, run: () => turn(!on) }]);
  return (
    <Section title="Quotes and dashes" saving={saving}>
      <div>
        <label className={settings.option}>
          <input type="checkbox" checked={on} onChange={(event) => turn(event.currentTarget.checked)} />
          {name}
        </label>
        <p className={settings.optionHint}>This is your own choice. One undo gives back what you typed.</p>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Language</th>
            <th scope="col">Quotes</th>
            <th scope="col">Dash, typed as - between spaces or as --</th>
          </tr>
        </thead>
        <tbody>
          {newsroom.languages.map((language) => (
            <tr key={language}>
              <th scope="row">{englishName(language)}</th>
              <td>{quotesWords(language)}</td>
              <td>{dashWords(language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
