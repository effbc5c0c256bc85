import type { LanguageCode } from '../../../shared/domain/languages.ts';
import { editionsOut } from './editions-out.ts';
import { pathInside } from './inside.ts';
import type { OutletFiles, OutletJob, OutletWriter, PublishedEdition } from './outlet.ts';
import { pictureAddressFrom, writePictures } from './pictures-out.ts';
import { pageName } from './site-html.ts';
import { languageIndex, rootIndex } from './site-index.ts';
import { storyPage, withdrawnPage } from './site-page.ts';
import { siteStyle } from './site-style.ts';

function pagePath(folder: string, edition: PublishedEdition): string {
  return pathInside(folder, edition.language, pageName(edition));
}

function latestWith(job: OutletJob): readonly PublishedEdition[] {
  const { edition } = job;
  const others = job.latest(edition.language).filter((other) => other.editionId !== edition.editionId);
  return [...others, edition]
    .filter((other) => other.killed === null)
    .toSorted((left, right) => {
      if (left.firstPublishedAt !== right.firstPublishedAt) {
        return left.firstPublishedAt < right.firstPublishedAt ? 1 : -1;
      }
      return left.editionId < right.editionId ? 1 : -1;
    });
}

async function writeFrontPages(job: OutletJob, files: OutletFiles): Promise<void> {
  const { edition, folder } = job;
  const newsroom = { name: edition.newsroomName, languages: edition.newsroomLanguages };
  const pathOf = (language: LanguageCode): string => pathInside(folder, language, 'index.html');
  for (const language of edition.newsroomLanguages) {
    // Nothing changed there, and reading all that is out in a language takes a while.
    if (language === edition.language || (await files.exists(pathOf(language)))) continue;
    await files.write(pathOf(language), languageIndex(newsroom, language, job.latest(language)));
  }
  await files.write(pathOf(edition.language), languageIndex(newsroom, edition.language, latestWith(job)));
  await files.write(pathInside(folder, 'index.html'), rootIndex(newsroom));
}

/**
 * A site as a folder of plain files, to be opened as it is or put on any web server:
 * `LANGUAGE/STEM.html` an edition, `LANGUAGE/index.html` a front page, `index.html`, `style.css`. The pages of the
 * story's other editions are written again, since each names all the others. The page itself is written first and the
 * front pages last, so that no link ever leads to a page that is not there.
 */
export const siteOutlet: OutletWriter = {
  outlet: 'site',
  deliver: async (job, files) => {
    const story = [job.edition, ...job.siblings];
    const out = editionsOut(story);
    const path = pagePath(job.folder, job.edition);
    await files.write(pathInside(job.folder, 'style.css'), siteStyle);
    // Before the pages that show them.
    await writePictures(story, job, files);
    const address = pictureAddressFrom(job.picture);
    for (const edition of story) {
      const page = edition.killed ? withdrawnPage(edition, edition.killed.at) : storyPage(edition, out, address);
      await files.write(pagePath(job.folder, edition), page);
    }
    await writeFrontPages(job, files);
    return { path };
  },
};
