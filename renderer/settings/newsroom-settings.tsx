import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { Input } from '../../shared/contract/schemas.ts';
import { englishName, type LanguageCode, languageCodes } from '../../shared/domain/languages.ts';
import { request } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { type Read, useDraft } from '../app/use-draft.ts';
import { type Saving, useSaving } from '../app/use-saving.ts';
import { Button } from '../ui/button.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';
import { useNewsroomChange } from './use-newsroom-change.ts';

/** What the newsroom is called, the languages it publishes in, and its desks. */
export function NewsroomSettings({ mayChange }: { mayChange: boolean }) {
  const { newsroom } = useSession();
  const saving = useSaving();
  const changed = useNewsroomChange();
  const update = async (change: Input<'newsroom.update'>): Promise<void> =>
    changed(await request('newsroom.update', change));
  return (
    <Section title="Newsroom" saving={saving}>
      {mayChange ? (
        <>
          <NameField value={newsroom.name} saving={saving} onSave={(name) => update({ name })} />
          <LanguageChoices
            languages={newsroom.languages}
            saving={saving}
            onSave={(languages) => update({ languages: [...languages] })}
          />
          <Desks desks={newsroom.desks} saving={saving} onSave={(desks) => update({ desks: [...desks] })} />
        </>
      ) : (
        <>
          <Line label="Name">{newsroom.name}</Line>
          <Line label="Languages">{newsroom.languages.map(englishName).join(', ')}</Line>
          <Line label="Desks">{newsroom.desks.join(', ') || 'None'}</Line>
        </>
      )}
    </Section>
  );
}

function Line({ label, children, labelFor }: { label: string; children: ReactNode; labelFor?: string }) {
  return (
    <div className={styles.line}>
      {labelFor === undefined ? (
        <span className={styles.label}>{label}</span>
      ) : (
        <label className={styles.label} htmlFor={labelFor}>
          {label}
        </label>
      )}
      <div className={styles.lineValue}>{children}</div>
    </div>
  );
}

function readName(text: string): Read<string> {
  return text === '' ? { problem: 'A newsroom needs a name.' } : { value: text };
}

function NameField({
  value,
  saving,
  onSave,
}: {
  value: string;
  saving: Saving;
  onSave: (name: string) => Promise<void>;
}) {
  const id = useId();
  const input = useDraft(value, readName, onSave, saving);
  return (
    <Line label="Name" labelFor={id}>
      <input id={id} className={styles.control} {...input} spellCheck={false} autoComplete="off" />
    </Line>
  );
}

function LanguageChoices({
  languages,
  saving,
  onSave,
}: {
  languages: readonly LanguageCode[];
  saving: Saving;
  onSave: (languages: readonly LanguageCode[]) => Promise<void>;
}) {
  const id = useId();
  const [chosen, setChosen] = useState<readonly LanguageCode[] | null>(null);
  const shown = chosen ?? languages;
  const toggle = (language: LanguageCode, wanted: boolean): void => {
    // The newsroom's order stays as it is: lists and columns follow it.
    const next = wanted ? [...shown, language] : shown.filter((one) => one !== language);
    setChosen(next);
    void saving.save(() => onSave(next)).then(() => setChosen(null));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend could not stand level with its options
    <div className={styles.line} role="group" aria-labelledby={id}>
      <span className={styles.label} id={id}>
        Languages
      </span>
      <div className={styles.options}>
        {languageCodes.map((language) => (
          <label key={language} className={styles.option}>
            <input
              type="checkbox"
              checked={shown.includes(language)}
              disabled={shown.length === 1 && shown.includes(language)}
              onChange={(event) => toggle(language, event.target.checked)}
            />
            {englishName(language)}
          </label>
        ))}
      </div>
    </div>
  );
}

interface DesksProps {
  desks: readonly string[];
  saving: Saving;
  onSave: (desks: readonly string[]) => Promise<void>;
}

function Desks({ desks, saving, onSave }: DesksProps) {
  const id = useId();
  const [added, setAdded] = useState('');
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const name = added.trim();
    if (name === '') return;
    if (desks.includes(name)) {
      saving.report(`There is a desk ${name} already.`);
      return;
    }
    if (await saving.save(() => onSave([...desks, name]))) setAdded('');
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend could not stand level with the list
    <div className={styles.line} role="group" aria-labelledby={id}>
      <span className={styles.label} id={id}>
        Desks
      </span>
      <div>
        <ul>
          {desks.map((desk, index) => (
            <DeskItem key={desk} desk={desk} index={index} desks={desks} saving={saving} onSave={onSave} />
          ))}
        </ul>
        <form className={styles.deskItem} onSubmit={(event) => void add(event)}>
          <input
            className={styles.control}
            aria-label="New desk"
            placeholder="Another desk"
            maxLength={80}
            value={added}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setAdded(event.target.value)}
          />
          <Button type="submit" small aria-disabled={added.trim() === ''}>
            Add desk
          </Button>
        </form>
      </div>
    </div>
  );
}

function DeskItem({ desk, index, desks, saving, onSave }: DesksProps & { desk: string; index: number }) {
  const read = (text: string): Read<string> => {
    if (text === '') return { problem: 'A desk needs a name. To take it away, remove it.' };
    if (desks.some((other, at) => other === text && at !== index)) {
      return { problem: `There is a desk ${text} already.` };
    }
    return { value: text };
  };
  const rename = (name: string): Promise<void> => onSave(desks.map((one, at) => (at === index ? name : one)));
  const input = useDraft(desk, read, rename, saving);
  return (
    <li className={styles.deskItem}>
      <input
        className={`${styles.control} ${styles.bare}`}
        aria-label={`Desk ${index + 1}`}
        maxLength={80}
        {...input}
        spellCheck={false}
        autoComplete="off"
      />
      <Button
        small
        look="quiet"
        aria-label={`Remove ${desk}`}
        onClick={() => void saving.save(() => onSave(desks.filter((_, at) => at !== index)))}
      >
        Remove
      </Button>
    </li>
  );
}
