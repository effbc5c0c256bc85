import { useState } from 'react';
import { englishName, type LanguageCode } from '../../shared/domain/languages.ts';
import type { Member, Role } from '../../shared/domain/members.ts';
import { messageOf, request } from '../app/client.ts';
import { roleChoices } from '../app/create-newsroom.tsx';
import { useSession } from '../app/session.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CheckboxGroup, TextField } from '../ui/field.tsx';
import { useNewsroomChange } from './use-newsroom-change.ts';

/** Adds a member, or changes one. */
export function MemberDialog({
  member,
  onSaved,
  onClose,
}: {
  /** Null for a new one. */
  member: Member | null;
  onSaved: () => void;
  onClose: () => void;
}) {
  const { newsroom } = useSession();
  const changed = useNewsroomChange();
  const [name, setName] = useState(member?.name ?? '');
  const [roles, setRoles] = useState<readonly Role[]>(member?.roles ?? ['journalist']);
  const [languages, setLanguages] = useState<readonly LanguageCode[]>(member?.languages ?? newsroom.languages);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  // A language that the newsroom gave up stays on the member until somebody takes it away.
  const offered = [...newsroom.languages, ...languages.filter((one) => !newsroom.languages.includes(one))];
  const save = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const input = { name, roles: [...roles], languages: [...languages] };
      changed(
        member === null
          ? await request('members.add', input)
          : await request('members.update', { memberId: member.id, ...input }),
      );
      onSaved();
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={member === null ? 'Add a member' : 'Edit member'}
      confirm={member === null ? 'Add member' : 'Save'}
      busy={busy}
      problem={problem}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <TextField label="Name" value={name} onChange={setName} autoFocus />
      <CheckboxGroup label="Roles" values={roles} choices={roleChoices} onChange={setRoles} />
      <CheckboxGroup
        label="Languages"
        values={languages}
        choices={offered.map((value) => ({ value, label: englishName(value) }))}
        onChange={setLanguages}
        hint="A translator gets the work in these."
      />
    </Dialog>
  );
}
