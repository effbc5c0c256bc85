import type { ReactNode } from 'react';
import { Tab, TabList, Tabs } from 'react-aria-components';
import type { EditionView } from '../../shared/contract/contract.ts';
import { englishName, isLanguageCode, type LanguageCode, ownName } from '../../shared/domain/languages.ts';
import { go } from '../app/navigation.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { StageMark } from '../ui/stage-mark.tsx';
import styles from './edition-header.module.css';
import { SaveState } from './save-state.tsx';

/** Which edition this is, how it stands, whether it is saved, and what to do with it next. */
export function EditionHeader({
  view,
  session,
  children,
}: {
  view: EditionView;
  session: EditionSession;
  /** The actions, the primary one last. */
  children: ReactNode;
}) {
  return (
    <header className={styles.frame} data-kind={view.edition.kind}>
      <div className={styles.bar}>
        <h1 className="visually-hidden">{view.story.slugline}</h1>
        <EditionTabs view={view} />
        <span role="status" aria-label="Stage" className={styles.stage}>
          <StageMark stage={view.edition.stage} spiked={view.story.spiked} />
        </span>
        <span className={styles.space} />
        <SaveState session={session} />
        <div className={styles.actions}>{children}</div>
      </div>
    </header>
  );
}

function languagesOf(view: EditionView): readonly LanguageCode[] {
  const { originalLanguage, publishIn } = view.story;
  return [originalLanguage, ...publishIn.filter((language) => language !== originalLanguage)];
}

function EditionTabs({ view }: { view: EditionView }) {
  const { editions } = view.story;
  const open = (key: string): void => {
    const edition = editions.find((one) => one.language === key);
    if (edition && isLanguageCode(key)) go({ view: 'edition', editionId: edition.id });
  };
  return (
    <Tabs
      selectedKey={view.edition.language}
      keyboardActivation="manual"
      onSelectionChange={(key) => open(String(key))}
    >
      <TabList aria-label="Editions" className={styles.tabs ?? ''}>
        {languagesOf(view).map((language) => {
          const edition = editions.find((one) => one.language === language);
          const stale = (edition?.progress.stale ?? 0) > 0;
          const own = ownName(language);
          const english = englishName(language);
          const name = own === english ? english : `${english} (${own})`;
          return (
            <Tab
              key={language}
              id={language}
              className={styles.tab ?? ''}
              isDisabled={edition === undefined}
              aria-label={stale ? `${name}, source changed` : name}
            >
              <span className={styles.long}>{own}</span>
              <span className={styles.short} aria-hidden="true">
                {language.toUpperCase()}
              </span>
              {stale ? <span className={styles.staleDot} /> : null}
            </Tab>
          );
        })}
      </TabList>
    </Tabs>
  );
}
