import type { LexicalEditor } from 'lexical';
import { messageOf, request } from '../../app/client.ts';
import { Listeners } from '../listeners.ts';
import { type Added, insertPictures, OPEN_PICTURE, type PictureFile, type PicturePlace } from './picture-commands.ts';
import { makeThumbnail } from './picture-thumbnails.ts';

/** What the editor says while pictures are on their way. */
export interface AddingState {
  readonly adding: number;
  /** What could not be added, in words for people. */
  readonly problems: readonly string[];
}

/** Brings files into the newsroom and then into the text: nothing is shown that is not on the disk. */
export class PictureAdding {
  readonly #editor: LexicalEditor;
  readonly #listeners = new Listeners();
  #state: AddingState = { adding: 0, problems: [] };

  constructor(editor: LexicalEditor) {
    this.#editor = editor;
  }

  get = (): AddingState => this.#state;
  listen = (listener: () => void): (() => void) => this.#listeners.add(listener);

  async add(files: readonly PictureFile[], place: PicturePlace): Promise<void> {
    const added = await this.#store(files);
    if (added.length === 0 || !this.#editor.isEditable()) return;
    const key = insertPictures(this.#editor, added, place);
    if (key !== null) this.#editor.dispatchCommand(OPEN_PICTURE, { key, focus: added.length === 1 });
  }

  /** Has a picture put into the newsroom, to stand in the place of another one. */
  async store(file: PictureFile): Promise<Added | null> {
    const [added = null] = await this.#store([file]);
    return added;
  }

  async #store(files: readonly PictureFile[]): Promise<readonly Added[]> {
    this.#set({ adding: this.#state.adding + files.length, problems: [] });
    const added: Added[] = [];
    for (const { name, bytes, alt = '', caption = '' } of files) {
      try {
        const picture = await request('pictures.add', { name, bytes });
        makeThumbnail(picture, bytes);
        added.push({ picture, alt, caption });
      } catch (error) {
        this.#set({ ...this.#state, problems: [...this.#state.problems, messageOf(error)] });
      }
      this.#set({ ...this.#state, adding: this.#state.adding - 1 });
    }
    return added;
  }

  /** For what failed before there was a file to add. */
  tell(error: unknown): void {
    this.#set({ ...this.#state, problems: [...this.#state.problems, messageOf(error)] });
  }

  forgetProblems(): void {
    this.#set({ ...this.#state, problems: [] });
  }

  #set(state: AddingState): void {
    this.#state = state;
    this.#listeners.tell();
  }
}
