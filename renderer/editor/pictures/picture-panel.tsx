import { $getNodeByKey, HISTORY_MERGE_TAG, HISTORY_PUSH_TAG, type NodeKey, SKIP_DOM_SELECTION_TAG } from 'lexical';
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { request } from '../../app/client.ts';
import { Button } from '../../ui/button.tsx';
import type { BodyController } from '../body-controller.ts';
import { $imageDetails, $isImageNode, $setImageDetails, type ImageDetails } from './image-node.ts';
import type { PictureAdding } from './picture-adding.ts';
import { PictureCropDialog } from './picture-crop-dialog.tsx';
import { $moveThing, $removeThing, $selectThing } from './picture-keys.ts';
import { $selectedThing } from './picture-node-kinds.ts';
import styles from './picture-panel.module.css';

/** What is said of a picture besides its caption, and what can be done to it; beside it, and gone with its selection. */
export function PicturePanel({
  body,
  adding,
  pictureKey,
  focus,
  onClose,
}: {
  body: BodyController;
  adding: PictureAdding;
  pictureKey: NodeKey;
  focus: boolean;
  onClose: () => void;
}) {
  const { editor } = body;
  const panel = useRef<HTMLFieldSetElement>(null);
  const [details, setDetails] = useState(() => detailsOf(body, pictureKey));
  const [cropping, setCropping] = useState(false);
  /** The field that the step of undo under way is of. */
  const step = useRef<string | null>(null);
  const close = useRef(onClose);
  useLayoutEffect(() => {
    close.current = onClose;
  });

  useLayoutEffect(() => {
    place(body, pictureKey, panel.current);
    if (focus) panel.current?.querySelector('textarea')?.focus({ preventScroll: true });
  }, [body, pictureKey, focus]);
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        const now = editorState.read(() => {
          const node = $getNodeByKey(pictureKey);
          const gone = !$isImageNode(node) || !node.isAttached();
          return gone ? null : { details: $imageDetails(node), selected: $selectedThing()?.is(node) === true };
        });
        const inside = panel.current?.contains(document.activeElement) ?? false;
        if (!now || (!now.selected && !inside)) close.current();
        else setDetails(now.details);
        place(body, pictureKey, panel.current);
      }),
    [body, editor, pictureKey],
  );

  if (!details) return null;
  const change = (changed: Partial<ImageDetails>, field: string | null): void => {
    const goesOn = field !== null && step.current === field;
    step.current = field;
    setPicture(body, pictureKey, changed, goesOn);
  };
  const backToText = (): void => {
    onClose();
    editor.update(() => {
      const node = $getNodeByKey(pictureKey);
      if ($isImageNode(node)) $selectThing(node);
    });
    body.rootElement()?.focus({ preventScroll: true });
  };
  const replace = async (): Promise<void> => {
    try {
      const [file] = await request('app.choosePictures', {});
      const added = file ? await adding.store(file) : null;
      if (!added) return;
      const { hash, width, height } = added.picture;
      // What was said and cut was about the other picture; who made it is for the writer to say.
      replacePicture(body, pictureKey, { picture: hash, width, height, alt: '', credit: details.credit });
    } catch (error) {
      adding.tell(error);
    }
  };
  const doing = (work: () => void) => () => {
    editor.update(work, { tag: HISTORY_PUSH_TAG });
    body.rootElement()?.focus({ preventScroll: true });
  };
  const move = (up: boolean) =>
    doing(() => {
      const node = $getNodeByKey(pictureKey);
      if ($isImageNode(node)) $moveThing(node, up);
    });
  const remove = doing(() => {
    const node = $getNodeByKey(pictureKey);
    if ($isImageNode(node)) $removeThing(node);
  });
  return (
    <>
      <fieldset
        ref={panel}
        className={styles.panel}
        aria-label="Picture"
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          backToText();
        }}
      >
        <Field label="Alternative text" hint="What it shows, for those who do not see it.">
          {(id) => (
            <textarea
              id={id}
              className={styles.control}
              rows={2}
              maxLength={2000}
              value={details.alt}
              spellCheck={false}
              onChange={(event) => change({ alt: event.target.value.replaceAll('\n', ' ') }, 'alt')}
            />
          )}
        </Field>
        <Field label="Credit">
          {(id) => (
            <input
              id={id}
              className={styles.control}
              maxLength={500}
              value={details.credit}
              placeholder="Photographer / agency"
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => change({ credit: event.target.value }, 'credit')}
            />
          )}
        </Field>
        <div className={styles.tools}>
          <Button small onClick={() => setCropping(true)}>
            Crop…
          </Button>
          <Button small onClick={() => void replace()}>
            Replace…
          </Button>
          <Button small look="quiet" onClick={move(true)} title="Move up (Alt ↑)">
            Move up
          </Button>
          <Button small look="quiet" onClick={move(false)} title="Move down (Alt ↓)">
            Move down
          </Button>
          <Button small look="danger" onClick={remove}>
            Remove
          </Button>
          <Button small look="primary" className={styles.done} onClick={backToText}>
            Done
          </Button>
        </div>
      </fieldset>
      {cropping ? (
        <PictureCropDialog
          details={details}
          onClose={() => setCropping(false)}
          onDone={({ crop, focus: point }) => {
            setCropping(false);
            const { crop: _crop, focus: _focus, ...rest } = details;
            replacePicture(body, pictureKey, {
              ...rest,
              ...(crop ? { crop } : {}),
              ...(point ? { focus: point } : {}),
            });
          }}
        />
      ) : null}
    </>
  );
}

function Field({ label, hint, children }: { label: string; hint?: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children(id)}
      {hint === undefined ? null : <span className={styles.hint}>{hint}</span>}
    </div>
  );
}

function detailsOf({ editor }: BodyController, key: NodeKey): ImageDetails | null {
  return editor.read('latest', () => {
    const node = $getNodeByKey(key);
    return $isImageNode(node) ? $imageDetails(node) : null;
  });
}

/** `goesOn`: more of the same field, which one undo takes back as a whole. */
function setPicture({ editor }: BodyController, key: NodeKey, changed: Partial<ImageDetails>, goesOn: boolean): void {
  editor.update(
    () => {
      const node = $getNodeByKey(key);
      if ($isImageNode(node)) $setImageDetails(node, { ...$imageDetails(node), ...changed });
    },
    { discrete: true, tag: [goesOn ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG] },
  );
}

function replacePicture({ editor }: BodyController, key: NodeKey, details: ImageDetails): void {
  editor.update(
    () => {
      const node = $getNodeByKey(key);
      if ($isImageNode(node)) $setImageDetails(node, details);
    },
    { discrete: true, tag: [HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG] },
  );
}

/** On the picture, at its upper edge, where neither caption nor the text below is hidden by it. */
function place(body: BodyController, key: NodeKey, panel: HTMLElement | null): void {
  const figure = body.editor.getElementByKey(key);
  const frame = body.rootElement()?.parentElement;
  if (!figure || !frame || !panel) return;
  const [at, around] = [figure.getBoundingClientRect(), frame.getBoundingClientRect()];
  panel.style.top = `${at.top - around.top + 8}px`;
  panel.style.left = `${at.left - around.left + 8}px`;
}
