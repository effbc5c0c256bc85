import { v7 } from 'uuid';
import { openCore } from '../../electron/core/core.ts';
import { outletFiles } from '../../electron/core/outlet-files.ts';
import { ninjsOutlet } from '../../electron/core/outlets/ninjs.ts';
import { siteOutlet } from '../../electron/core/outlets/site.ts';
import type { CoreChannel } from '../../shared/contract/channels.ts';
import type { Output } from '../../shared/contract/contract.ts';
import type { Input } from '../../shared/contract/schemas.ts';
import { type LanguageCode, languageCodes } from '../../shared/domain/languages.ts';
import { makeText } from './make-text.mts';

const languages: readonly LanguageCode[] = ['en', 'ru', 'kk'];

/**
 * A newsroom of any size, made through the core as people would make it: of ten stories, two stay drafts, three wait for
 * translation, two are in edit and three are approved. The same seed gives the same words.
 */
export async function makeNewsroom(path: string, stories: number): Promise<void> {
  let now = Date.UTC(2026, 0, 1);
  const core = openCore({
    path,
    clock: { now: () => now },
    ids: { next: () => v7({ msecs: now }) },
    files: outletFiles,
    writers: { site: siteOutlet, ninjs: ninjsOutlet },
    create: {
      name: 'Bench',
      languages: languageCodes.filter((language) => languages.includes(language)),
      fourEyes: false,
      member: { name: 'Bench', roles: ['journalist', 'translator', 'editor'] },
    },
  });
  const ask = async <C extends CoreChannel>(channel: C, input: Input<C>): Promise<Output<C>> => {
    const reply = await core.handle('bench', channel, input);
    if (!reply.ok) throw new Error(`${channel}: ${reply.error.message}`);
    return reply.value;
  };
  try {
    const memberId = core.newsroom.members[0]?.id ?? '';
    await ask('session.signIn', { memberId });
    for (let index = 0; index < stories; index += 1) {
      now += 60_000;
      const language = languages[index % 3] ?? 'en';
      const place = index % 10;
      const translated = place >= 2 && place < 5;
      const { editionId } = await ask('stories.create', {
        slugline: `story-${index}`,
        language,
        publishIn: translated ? languages : [language],
        deadline: new Date(now + 86_400_000).toISOString(),
      });
      const { revision } = await ask('editions.open', { editionId });
      const text = makeText(index, language);
      await ask('editions.save', {
        editionId,
        baseRevision: revision,
        sourceRevision: null,
        fields: { headline: text.headline, standfirst: text.standfirst },
        blocks: text.blocks,
        order: text.blocks.map((block) => block.id),
      });
      if (place >= 2) await ask('editions.act', { editionId, action: 'submit' });
      if (place >= 7) await ask('editions.act', { editionId, action: 'approve' });
    }
  } finally {
    await core.close();
  }
}
