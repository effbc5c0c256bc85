import { useLayoutEffect, useState } from 'react';
import { englishName, type LanguageCode } from '../../shared/domain/languages.ts';
import { takeCaughtKeys } from '../app/caught-keys.ts';
import { messageOf, request } from '../app/client.ts';
import { go } from '../app/navigation.ts';
import { useSession } from '../app/session.tsx';
import { readLength } from '../story/commissioned-length.ts';
import { Dialog } from '../ui/dialog.tsx';
import { CheckboxGroup, SelectField, TextField } from '../ui/field.tsx';

/** Asks for the least that a story needs, then opens it to be written. */
export function NewStoryDialog({ onClose }: { onClose: () => void }) {
  const { newsroom, member } = useSession();
  const choices = newsroom.languages.map((value) => ({ value, label: englishName(value) }));
  const own = newsroom.languages.find((language) => member.languages.includes(language));
  const [slugline, setSlugline] = useState('');
  const [language, setLanguage] = useState<LanguageCode>(own ?? newsroom.languages[0] ?? 'en');
  const [publishIn, setPublishIn] = useState<readonly LanguageCode[]>(newsroom.languages);
  const [desk, setDesk] = useState('');
  const [length, setLength] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  // The field has the focus by now; what was typed on the way here is the first of it.
  useLayoutEffect(() => setSlugline((text) => text + takeCaughtKeys()), []);

  const create = async (): Promise<void> => {
    const commissioned = readLength(length);
    if ('problem' in commissioned) {
      setProblem(commissioned.problem);
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      const input = {
        slugline,
        language,
        publishIn: [...publishIn],
        ...(desk === '' ? {} : { desk }),
        ...(commissioned.value === null ? {} : { commissionedWords: commissioned.value }),
      };
      const { editionId } = await request('stories.create', input);
      go({ view: 'edition', editionId });
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  };

  return (
    <Dialog
      title="New story"
      confirm="Create story"
      busy={busy}
      problem={problem}
      onConfirm={() => void create()}
      onClose={onClose}
    >
      <TextField
        label="Slugline"
        value={slugline}
        onChange={setSlugline}
        hint="Two or three words that the newsroom knows it by, such as caspian-port."
        autoFocus
      />
      <SelectField label="Written in" value={language} choices={choices} onChange={setLanguage} />
      <CheckboxGroup label="Publish in" values={publishIn} choices={choices} onChange={setPublishIn} />
      {newsroom.desks.length > 0 ? (
        <SelectField
          label="Desk"
          value={desk}
          choices={[{ value: '', label: 'None' }, ...newsroom.desks.map((one) => ({ value: one, label: one }))]}
          onChange={setDesk}
        />
      ) : null}
      <TextField label="Length in words" value={length} onChange={setLength} placeholder="As long as it takes" />
    </Dialog>
  );
}
