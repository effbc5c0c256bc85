import type { Spelling } from '../../../shared/contract/contract.ts';
import { DragomanError } from '../../../shared/contract/errors.ts';
import { englishName, type LanguageCode } from '../../../shared/domain/languages.ts';
import type { Member } from '../../../shared/domain/members.ts';
import { acceptedForms, spellingForm } from '../../../shared/language/spelling-words.ts';
import type { TaskName } from '../background-tasks.ts';
import { NoAnswer } from '../background-thread.ts';
import { type DictionaryFiles, shippedDictionary } from '../spelling/dictionary-files.ts';
import type { DictionaryProblem } from '../spelling/readable-dictionary.ts';
import type { ReadableDatabase } from '../store/database.ts';
import {
  deleteDictionaryWord,
  hasDictionaryWord,
  insertDictionaryWord,
  knownDictionaryWords,
  listDictionaryWords,
} from '../store/dictionary-words.ts';
import { readNewsroom } from '../store/newsroom.ts';
import { readSetting, writeSetting } from '../store/newsroom-settings.ts';
import { type Request, write } from './context.ts';
import { badInput } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { refuseUnlessManager } from './newsroom.ts';
import { recordStoryEvent } from './record.ts';
import { signedIn } from './sessions.ts';

/** As many as a menu shows. */
const mostSuggestions = 5;

export const spellingHandlers = {
  'spelling.get': (request) => spellingOf(request, signedIn(request)),
  'spelling.words': (request) => {
    signedIn(request);
    return listDictionaryWords(request.database);
  },
  'spelling.check': async (request, { language, words }) => {
    signedIn(request);
    const files = filesOf(request, language);
    const wrong = await ask(request, 'checkWords', language, files, words);
    const known = knownDictionaryWords(
      request.database,
      language,
      wrong.flatMap((word) => acceptedForms(word, language)),
    );
    return wrong.filter((word) => !acceptedForms(word, language).some((form) => known.has(form)));
  },
  'spelling.suggest': async (request, { language, word }) => {
    signedIn(request);
    const found = await ask(request, 'suggestWords', language, filesOf(request, language), [spellingForm(word)]);
    const written = word.includes('’') ? found.map((one) => one.replaceAll("'", '’')) : found;
    return [...new Set(written)].filter((one) => one !== word).slice(0, mostSuggestions);
  },
  'spelling.add': (request, input) => {
    const { language } = input;
    const member = signedIn(request);
    const word = spellingForm(input.word);
    if (!/^\S+$/u.test(word)) throw badInput('word', 'One word at a time can be added to the dictionary.');
    if (hasDictionaryWord(request.database, language, word)) return null;
    write(request, (unit) => {
      insertDictionaryWord(unit.database, { language, word, memberId: member.id, at: unit.at });
      recordStoryEvent(unit, { action: 'addWord', memberId: member.id, storyId: null, data: { language, word } });
    });
    request.emit({ kind: 'spelling', language, word });
    return null;
  },
  'spelling.remove': (request, { language, word }) => {
    const member = signedIn(request);
    if (!hasDictionaryWord(request.database, language, word)) return null;
    write(request, (unit) => {
      deleteDictionaryWord(unit.database, language, word);
      recordStoryEvent(unit, { action: 'removeWord', memberId: member.id, storyId: null, data: { language, word } });
    });
    request.emit({ kind: 'spelling', language, word });
    return null;
  },
  'spelling.turn': (request, { on }) => {
    const member = signedIn(request);
    write(request, (unit) => {
      const others = (readSetting(unit.database, 'spellingOff') ?? []).filter((id) => id !== member.id);
      writeSetting(unit.database, 'spellingOff', on ? others : [...others, member.id]);
    });
    request.emit({ kind: 'spelling', language: null, word: null });
    return spellingOf(request, member);
  },
  'spelling.setFiles': async (request, { language, files }) => {
    const member = signedIn(request);
    refuseUnlessManager(request, member, 'choose dictionaries');
    // One that cannot be used is not taken.
    if (files) await ask(request, 'checkWords', language, files, []);
    write(request, (unit) => {
      const { [language]: _before, ...others } = readSetting(unit.database, 'dictionaryFiles') ?? {};
      writeSetting(unit.database, 'dictionaryFiles', files ? { ...others, [language]: files } : others);
      const data = { dictionary: { language, files } };
      recordStoryEvent(unit, { action: 'newsroom', memberId: member.id, storyId: null, data });
    });
    request.emit({ kind: 'spelling', language, word: null });
    return spellingOf(request, member);
  },
} satisfies HandlersOf<
  | 'spelling.get'
  | 'spelling.words'
  | 'spelling.check'
  | 'spelling.suggest'
  | 'spelling.add'
  | 'spelling.remove'
  | 'spelling.turn'
  | 'spelling.setFiles'
>;

function namedFiles(database: ReadableDatabase, language: LanguageCode): DictionaryFiles | null {
  return readSetting(database, 'dictionaryFiles')?.[language] ?? null;
}

function spellingOf({ database, dictionaries }: Request, member: Member): Spelling {
  return {
    on: !(readSetting(database, 'spellingOff') ?? []).includes(member.id),
    dictionaries: readNewsroom(database).languages.map((language) => {
      const files = namedFiles(database, language);
      const shipped = shippedDictionary(dictionaries, language) !== null;
      return { language, shipped, files };
    }),
  };
}

/** @throws DragomanError when there is no dictionary. */
function filesOf({ database, dictionaries }: Request, language: LanguageCode): DictionaryFiles {
  const files = namedFiles(database, language) ?? shippedDictionary(dictionaries, language);
  if (files) return files;
  const message = `There is no dictionary for ${englishName(language)}. An editor can choose one in Settings.`;
  throw new DragomanError('no-dictionary', message, { language, path: null });
}

async function ask(
  { background }: Request,
  task: Extract<TaskName, 'checkWords' | 'suggestWords'>,
  language: LanguageCode,
  files: DictionaryFiles,
  words: readonly string[],
): Promise<readonly string[]> {
  try {
    const answer = await background.run(task, { language, files, words });
    if (answer.ok) return answer.words;
    const { problem } = answer;
    throw new DragomanError('no-dictionary', inWords(problem), { language, path: problem.path });
  } catch (error) {
    // Whatever else went wrong is nobody's doing and goes to the log.
    if (!(error instanceof NoAnswer) || error.reason !== 'late') throw error;
    const message = `Checking the spelling of ${englishName(language)} took too long.`;
    throw new DragomanError('spelling-failed', message, { language });
  }
}

function inWords(problem: DictionaryProblem): string {
  const { path } = problem;
  switch (problem.reason) {
    case 'missing':
      return `The dictionary’s file ${path} is not there.`;
    case 'unreadable':
      return `The dictionary’s file ${path} cannot be read.`;
    case 'not-rules':
      return `The file ${path} is no Hunspell rules file (.aff).`;
    case 'not-words':
      return `The file ${path} has no words that go with its rules file.`;
    case 'too-large':
      return `The file ${path} is too large for a dictionary.`;
    case 'encoding':
      return `The file ${path} is written in ${problem.encoding}, which cannot be read here.`;
  }
}
