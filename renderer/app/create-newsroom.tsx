import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Newsroom } from '../../shared/contract/contract.ts';
import { englishName, type LanguageCode, languageCodes } from '../../shared/domain/languages.ts';
import { type Role, roles } from '../../shared/domain/members.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { CheckboxGroup, TextField } from '../ui/field.tsx';
import { messageOf, request } from './client.ts';
import styles from './welcome.module.css';

const languageChoices = languageCodes.map((value) => ({ value, label: englishName(value) }));
export const roleNames: Record<Role, string> = {
  journalist: 'Journalist',
  translator: 'Translator',
  editor: 'Editor',
};
export const roleChoices = roles.map((value) => ({ value, label: roleNames[value] }));

/** The form behind "Create a newsroom…". */
export function CreateNewsroom({ onOpen, onBack }: { onOpen: (newsroom: Newsroom) => void; onBack: () => void }) {
  const [name, setName] = useState('');
  const [memberName, setMemberName] = useState('');
  const [languages, setLanguages] = useState<readonly LanguageCode[]>(['en', 'ru', 'kk']);
  const [memberRoles, setMemberRoles] = useState<readonly Role[]>(roles);
  const [folder, setFolder] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      onOpen(
        await request('app.createNewsroom', {
          name,
          memberName,
          languages: [...languages],
          roles: [...memberRoles],
          folder,
        }),
      );
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  };

  const chooseFolder = async (): Promise<void> => {
    const chosen = await request('app.chooseFolder', {}).catch(() => null);
    if (chosen !== null) setFolder(chosen);
  };

  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <h1 className={styles.title}>Create a newsroom</h1>
        <form ref={form} className={styles.form} noValidate onSubmit={(event) => void create(event)}>
          <TextField label="Newsroom name" value={name} onChange={setName} placeholder="The Steppe Courier" />
          <TextField label="Your name" value={memberName} onChange={setMemberName} />
          <CheckboxGroup label="Languages" values={languages} choices={languageChoices} onChange={setLanguages} />
          <CheckboxGroup
            label="Your roles"
            values={memberRoles}
            choices={roleChoices}
            onChange={setMemberRoles}
            hint="In a small newsroom one person often holds all three."
          />
          <p className={styles.where}>
            {folder === null ? 'Kept in your Documents, in the folder Dragoman.' : `Kept in ${folder}.`}
            <Button small look="quiet" onClick={() => void chooseFolder()}>
              Change…
            </Button>
          </p>
          {problem === null ? null : <Alert>{problem}</Alert>}
          <div className={styles.formFoot}>
            <Button type="submit" look="primary" aria-disabled={busy}>
              Create newsroom
            </Button>
            <Button onClick={onBack}>Back</Button>
          </div>
        </form>
      </div>
    </main>
  );
}
