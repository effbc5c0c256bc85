import { type HeadlineLimit, headlineLimitsWith } from '../../shared/domain/headline-limits.ts';
import { englishName, type LanguageCode } from '../../shared/domain/languages.ts';
import { request } from '../app/client.ts';
import { query, queryClient, useRequest } from '../app/queries.ts';
import { useSession } from '../app/session.tsx';
import { type Read, useDraft } from '../app/use-draft.ts';
import { type Saving, useSaving } from '../app/use-saving.ts';
import styles from './headline-limits.module.css';
import { Section } from './section.tsx';
import settings from './settings.module.css';

/** How long headlines are to be, a language. The counter beside a headline says it; nothing is refused for it. */
export function HeadlineLimitsSettings({ mayChange }: { mayChange: boolean }) {
  const { newsroom } = useSession();
  const { data } = useRequest('headlines.limits', {});
  const saving = useSaving();
  const limits = data ?? headlineLimitsWith({});
  return (
    <Section title="Headlines" saving={saving}>
      <p className={styles.hint}>
        In characters. A counter beside the headline says how it stands; a longer one still goes out.
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Language</th>
            <th scope="col">Best up to</th>
            <th scope="col">Too long above</th>
          </tr>
        </thead>
        <tbody>
          {newsroom.languages.map((language) => (
            <Row key={language} language={language} limit={limits[language]} mayChange={mayChange} saving={saving} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

interface RowProps {
  readonly language: LanguageCode;
  readonly limit: HeadlineLimit;
  readonly mayChange: boolean;
  readonly saving: Saving;
}

function Row({ language, limit, mayChange, saving }: RowProps) {
  const name = englishName(language);
  const save = async (change: Partial<HeadlineLimit>): Promise<void> => {
    const limits = await request('headlines.setLimit', { language, ...change });
    queryClient.setQueryData(query('headlines.limits', {}).queryKey, limits);
  };
  return (
    <tr>
      <th scope="row">{name}</th>
      {(['ideal', 'limit'] as const).map((part) => (
        <td key={part}>
          {mayChange ? (
            <Characters
              label={`${name}, ${part === 'ideal' ? 'best up to' : 'too long above'}`}
              value={limit[part]}
              saving={saving}
              onSave={(characters) => save({ [part]: characters })}
            />
          ) : (
            limit[part]
          )}
        </td>
      ))}
    </tr>
  );
}

function readCharacters(text: string): Read<number> {
  const characters = /^\d{1,3}$/u.test(text) ? Number(text) : 0;
  return characters >= 10 && characters <= 500
    ? { value: characters }
    : { problem: 'Write a number of characters from 10 to 500.' };
}

function Characters({
  label,
  value,
  saving,
  onSave,
}: {
  label: string;
  value: number;
  saving: Saving;
  onSave: (characters: number) => Promise<void>;
}) {
  const input = useDraft(String(value), readCharacters, onSave, saving);
  return (
    <input
      className={`${settings.control} ${styles.number} tabular`}
      aria-label={label}
      inputMode="numeric"
      autoComplete="off"
      {...input}
    />
  );
}
