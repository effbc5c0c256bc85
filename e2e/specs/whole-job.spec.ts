import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/desk.ts';

test('one person takes a story from a draft to publication in three languages, corrects it and kills it', async ({
  openDesk,
  folder,
}) => {
  const { desk } = await openDesk();

  await desk.newStory('aral-fishing', { writtenIn: 'English' });
  await expect(desk.stage).toHaveText('Draft');
  await desk.write(
    'Fishing boats return to the northern Aral',
    'The first catch in years comes ashore at Tastubek.',
    'TASTUBEK — The boats left before sunrise.',
    'By noon they had landed 12 tonnes of pike perch.',
    'The cooperative has 40 members.',
  );
  await desk.submit();

  await desk.reopenFrom('To translate', 'aral-fishing');
  await desk.edition('Russian');
  await expect(desk.stage).toHaveText('Translation');
  await desk.translate(
    'Рыбацкие лодки возвращаются на Северный Арал',
    'В Тастубеке — первый за годы улов.',
    'ТАСТУБЕК — Лодки вышли до рассвета.',
    'К полудню они привезли 12 тонн судака.',
    'В кооперативе 40 человек.',
  );
  await desk.sendToEdit();
  await desk.edition('Kazakh');
  await desk.translate(
    'Балықшы қайықтары Солтүстік Аралға оралды',
    'Тастүбекке көп жылдан кейін алғашқы аулаған балық келді.',
    'ТАСТҮБЕК — Қайықтар таң атпай шықты.',
    'Түске қарай олар 12 тонна көксерке әкелді.',
    'Кооперативте 40 мүше бар.',
  );
  await desk.sendToEdit();

  for (const language of ['English', 'Russian', 'Kazakh']) {
    await desk.edition(language);
    await desk.approve();
    await desk.publish();
  }

  const site = join(folder, 'Desk.outlets', 'site');
  const pages = (language: string): string[] =>
    readdirSync(join(site, language)).filter((name) => name.endsWith('.html') && name !== 'index.html');
  for (const language of ['en', 'ru', 'kk']) {
    expect(pages(language)).toHaveLength(1);
    expect(existsSync(join(site, language, 'index.html'))).toBe(true);
  }
  const russian = readFileSync(join(site, 'ru', pages('ru')[0] ?? ''), 'utf8');
  expect(russian).toContain('К полудню они привезли 12 тонн судака.');
  for (const language of ['en', 'ru', 'kk']) expect(russian).toContain(`hreflang="${language}"`);

  await desk.edition('English');
  await desk.correct('The catch was 21 tonnes, not 12.');
  await desk.body.getByText('By noon they had landed 12 tonnes').dblclick({ position: { x: 2, y: 8 } });
  await desk.replaceParagraph('By noon they had landed 12 tonnes', 'By noon they had landed 21 tonnes of pike perch.');
  await desk.saved();
  await desk.button('Publish correction');
  await expect(desk.stage).toHaveText('Published');
  expect(readFileSync(join(site, 'en', pages('en')[0] ?? ''), 'utf8')).toContain('21 tonnes');

  await desk.goTo('My desk');
  await expect(desk.section('To carry over').getByRole('link', { name: 'aral-fishing' })).toHaveCount(2);
  await desk.openFrom('To carry over', 'aral-fishing');
  await expect(desk.staleMark(2)).toBeVisible();
  await expect(desk.staleMarks).toHaveCount(1);

  await desk.edition('English');
  await desk.kill('The cooperative denies it.');
  expect(readFileSync(join(site, 'en', pages('en')[0] ?? ''), 'utf8')).not.toContain('pike perch');
});
