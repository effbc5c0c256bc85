import {
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Block } from '../../shared/domain/blocks.ts';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import { layOutInTurns } from '../ui/layout-in-turns.ts';
import { BodyController } from './body-controller.ts';
import styles from './body-editor.module.css';
import type { BodyHandle } from './body-handle.ts';
import { followLinksIn } from './links/follow-link.ts';
import { LinkPanel } from './links/link-panel.tsx';
import { PictureTools } from './pictures/picture-tools.tsx';
import { SelectedStatus } from './pictures/selected-status.tsx';
import { SlashMenu } from './slash-menu/slash-menu.tsx';
import { TableTools } from './tables/table-tools.tsx';
import { FloatingToolbar } from './toolbar/floating-toolbar.tsx';
import type { BodyHistory } from './undo/kept-histories.ts';

export interface BodyEditorProps {
  readonly label?: string;
  readonly language: LanguageCode;
  /** Read once: another edition needs another key. */
  readonly blocks: readonly Block[];
  readonly editable: boolean;
  readonly size?: 'full' | 'side';
  /** Shown while the body is empty. */
  readonly placeholder?: string;
  /** As the controller's. */
  readonly history?: BodyHistory | null;
  readonly onClose?: (history: BodyHistory | null) => void;
  /** Called at every change that is to be saved. */
  readonly onDirty: () => void;
  readonly ref?: Ref<BodyHandle>;
}

/** The text box that a body is written in. React draws the box once; what is in it is the editor's alone. */
export function BodyEditor({
  label = 'Body',
  language,
  blocks,
  editable,
  size = 'full',
  placeholder,
  history = null,
  onClose,
  onDirty,
  ref,
}: BodyEditorProps) {
  const root = useRef<HTMLDivElement>(null);
  const latest = useRef({ onDirty, onClose });
  useLayoutEffect(() => {
    latest.current = { onDirty, onClose };
  });
  const [body] = useState(
    () =>
      new BodyController({
        blocks,
        editable,
        history,
        onDirty: () => latest.current.onDirty(),
        onClose: (left) => latest.current.onClose?.(left),
      }),
  );
  useImperativeHandle(ref, () => body, [body]);
  useLayoutEffect(() => body.attach(root.current), [body]);
  // Who comes back to a place in the text is there at once, and what is above it must not grow then.
  const inTurns = size === 'full' && history === null;
  useLayoutEffect(() => (inTurns && root.current ? layOutInTurns(root.current) : undefined), [inTurns]);
  useLayoutEffect(() => body.editor.setEditable(editable), [body, editable]);
  useEffect(() => followLinksIn(root.current, editable), [editable]);
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: no element of that role holds headings, lists and links */}
      <div
        ref={root}
        className={styles.body}
        data-size={size}
        data-placeholder={placeholder}
        contentEditable={editable}
        suppressContentEditableWarning
        role="textbox"
        aria-multiline="true"
        aria-label={label}
        aria-readonly={editable ? undefined : true}
        tabIndex={0}
        lang={language}
        spellCheck={false}
        autoCorrect="off"
      />
      <LinkPanel body={body} />
      <UndoneStatus body={body} />
      {editable ? <SelectedStatus body={body} /> : null}
      <PictureTools body={body} editable={editable} />
      {editable ? <FloatingToolbar body={body} translating={size === 'side'} /> : null}
      {editable ? <TableTools body={body} /> : null}
      {editable && size === 'full' ? <SlashMenu body={body} /> : null}
    </div>
  );
}

/** Says to those who do not see it what was undone. */
function UndoneStatus({ body }: { body: BodyController }) {
  const done = useSyncExternalStore(body.onUndone, body.lastUndone);
  return (
    <p className="visually-hidden" aria-live="polite">
      {done}
    </p>
  );
}
