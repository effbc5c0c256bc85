import type { EditionSummary, StorySummary } from '../../shared/contract/contract.ts';
import { englishName, type LanguageCode } from '../../shared/domain/languages.ts';
import type { Stage } from '../../shared/domain/workflow.ts';
import styles from './stage-mark.module.css';

export const stageNames: Record<Stage, string> = {
  draft: 'Draft',
  source: 'Source',
  translation: 'Translation',
  edit: 'Edit',
  approved: 'Approved',
  scheduled: 'Scheduled',
  published: 'Published',
  correcting: 'Correcting',
  killed: 'Killed',
};

const colour: Record<Stage, string | undefined> = {
  draft: styles.draft,
  source: styles.draft,
  translation: styles.translation,
  edit: styles.edit,
  approved: styles.approved,
  scheduled: styles.approved,
  published: styles.published,
  correcting: styles.edit,
  killed: styles.killed,
};

const shape: Record<Stage, string | undefined> = {
  draft: styles.ring,
  source: styles.ring,
  translation: styles.square,
  edit: styles.diamond,
  approved: styles.disc,
  scheduled: styles.disc,
  published: styles.bar,
  correcting: styles.diamond,
  killed: styles.cross,
};

function classes(...names: readonly (string | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** A stage by colour, shape and word. */
export function StageMark({ stage, spiked = false }: { stage: Stage; spiked?: boolean }) {
  return (
    <span className={classes(styles.mark, colour[stage])}>
      <span className={classes(styles.shape, shape[stage])} aria-hidden="true" />
      {spiked ? 'Spiked' : stageNames[stage]}
    </span>
  );
}

/** A language in its stage's colour, dashed while its source has moved on. */
function LanguageChip({ language, edition }: { language: LanguageCode; edition: EditionSummary | undefined }) {
  const stale = edition !== undefined && edition.progress.stale > 0;
  const stage = edition ? stageNames[edition.stage] : 'Wanted';
  const label = `${englishName(language)}: ${stage}${stale ? ', source changed' : ''}`;
  return (
    <span
      className={classes(
        styles.chip,
        edition ? colour[edition.stage] : styles.wanted,
        stale ? styles.stale : undefined,
      )}
      title={label}
    >
      <span aria-hidden="true">{language.toUpperCase()}</span>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}

/** The original first, then every language the story is published in. */
export function LanguageChips({ story }: { story: StorySummary }) {
  const rest = story.publishIn.filter((language) => language !== story.originalLanguage);
  return (
    <span className={styles.chips}>
      {[story.originalLanguage, ...rest].map((language) => (
        <LanguageChip
          key={language}
          language={language}
          edition={story.editions.find((edition) => edition.language === language)}
        />
      ))}
    </span>
  );
}
