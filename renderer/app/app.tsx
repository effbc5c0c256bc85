import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Boot, Newsroom } from '../../shared/contract/contract.ts';
import type { DragomanErrorReply } from '../../shared/contract/errors.ts';
import { showToast } from '../ui/toast.tsx';
import { messageOf, request } from './client.ts';
import { currentRoute, pathOf, routeOf, saveEverything, startAt } from './navigation.ts';
import { rememberMember, rememberNewsroom, rememberPlace } from './place.ts';
import { query, queryClient, useRequest } from './queries.ts';
import { SessionContext } from './session.tsx';
import { Shell } from './shell.tsx';
import { SignIn } from './sign-in.tsx';
import { Welcome } from './welcome.tsx';

/** What somebody typed is saved as theirs, so nobody else sits down before it is. */
async function savedOrSaid(): Promise<boolean> {
  const saved = await saveEverything();
  if (!saved) showToast({ text: 'Not everything that was typed is saved yet. It is kept, and saving is tried again.' });
  return saved;
}

/** Welcome, sign-in or the newsroom: which of the three is decided by what is open and who is here. */
export function App({ boot }: { boot: Boot }) {
  const [opened, setOpened] = useState<Newsroom | null>(() => {
    if (boot.newsroom) {
      rememberNewsroom(boot.newsroom.id);
      queryClient.setQueryData(query('newsroom.get', {}).queryKey, boot.newsroom);
    }
    if (boot.desk) queryClient.setQueryData(query('desk.get', {}).queryKey, boot.desk);
    if (boot.memberId !== null && boot.place) startAt(routeOf(boot.place.path));
    return boot.newsroom;
  });
  const [memberId, setMemberId] = useState(boot.memberId);
  const [problem, setProblem] = useState<DragomanErrorReply | null>(boot.problem);

  useEffect(() => rememberMember(memberId, boot.place?.blockId ?? null), [memberId, boot.place]);

  const open = useCallback((newsroom: Newsroom) => {
    queryClient.clear();
    rememberNewsroom(newsroom.id);
    queryClient.setQueryData(query('newsroom.get', {}).queryKey, newsroom);
    startAt({ view: 'desk' });
    setProblem(null);
    setMemberId(null);
    setOpened(newsroom);
  }, []);

  const signIn = useCallback(async (id: string) => {
    const { desk } = await request('session.signIn', { memberId: id });
    queryClient.removeQueries({ predicate: (one) => one.queryKey[0] !== 'newsroom.get' });
    queryClient.setQueryData(query('desk.get', {}).queryKey, desk);
    startAt({ view: 'desk' });
    setMemberId(id);
    rememberPlace({ memberId: id, path: pathOf(currentRoute()), blockId: null });
  }, []);

  const switchMember = useCallback(async () => {
    if (!(await savedOrSaid())) return;
    await request('session.signOut', {});
    rememberPlace({ memberId: null, path: '/desk', blockId: null });
    setMemberId(null);
  }, []);

  const close = useCallback(async () => {
    if (!(await savedOrSaid())) return;
    try {
      await request('app.closeNewsroom', {});
    } catch (error) {
      showToast({ text: messageOf(error) });
      return;
    }
    queryClient.clear();
    setMemberId(null);
    setOpened(null);
  }, []);

  if (!opened) {
    return <Welcome problem={problem} onOpen={open} />;
  }
  return <Open opened={opened} memberId={memberId} onSignIn={signIn} onSwitch={switchMember} onClose={close} />;
}

function Open({
  opened,
  memberId,
  onSignIn,
  onSwitch,
  onClose,
}: {
  opened: Newsroom;
  memberId: string | null;
  onSignIn: (memberId: string) => Promise<void>;
  onSwitch: () => Promise<void>;
  onClose: () => Promise<void>;
}) {
  const newsroom = useRequest('newsroom.get', {}).data ?? opened;
  const member = newsroom.members.find((one) => one.id === memberId);
  const session = useMemo(() => (member ? { newsroom, member } : null), [newsroom, member]);
  if (!session) return <SignIn newsroom={newsroom} onSignIn={onSignIn} onClose={onClose} />;
  return (
    <SessionContext value={session}>
      <Shell onSwitch={onSwitch} onClose={onClose} />
    </SessionContext>
  );
}
