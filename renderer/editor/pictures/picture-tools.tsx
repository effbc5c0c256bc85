import { $getNodeByKey, COMMAND_PRIORITY_EDITOR, type NodeKey } from 'lexical';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { request } from '../../app/client.ts';
import { Button } from '../../ui/button.tsx';
import type { BodyController } from '../body-controller.ts';
import { EmbedOffer } from '../cards/embed-offer.tsx';
import { CHOOSE_PICTURE } from '../insert-commands.ts';
import { $isImageNode } from './image-node.ts';
import { PictureAdding } from './picture-adding.ts';
import { $placeHere, ADD_PICTURES, OPEN_PICTURE } from './picture-commands.ts';
import { PicturePanel } from './picture-panel.tsx';
import styles from './picture-tools.module.css';

interface Open {
  readonly key: NodeKey;
  /** Whether the panel takes the keyboard. */
  readonly focus: boolean;
  readonly number: number;
}

/** What pictures need around the text: the panel on one, what is told while files come in, the offer to make a card. */
export function PictureTools({ body, editable }: { body: BodyController; editable: boolean }) {
  const [adding] = useState(() => new PictureAdding(body.editor));
  const [open, setOpen] = useState<Open | null>(null);
  useEffect(() => listen(body, adding, setOpen), [body, adding]);
  useEffect(() => (editable ? clicks(body, setOpen) : undefined), [body, editable]);
  return (
    <>
      <Adding adding={adding} />
      {open && editable ? (
        <PicturePanel
          key={`${open.key} ${open.number}`}
          body={body}
          adding={adding}
          pictureKey={open.key}
          focus={open.focus}
          onClose={() => setOpen(null)}
        />
      ) : null}
      <EmbedOffer body={body} />
    </>
  );
}

type SetOpen = (open: (before: Open | null) => Open | null) => void;

const opened =
  (key: NodeKey, focus: boolean) =>
  (before: Open | null): Open => ({ key, focus, number: (before?.number ?? 0) + 1 });

function listen({ editor }: BodyController, adding: PictureAdding, setOpen: SetOpen): () => void {
  const stops = [
    editor.registerCommand(
      ADD_PICTURES,
      ({ files, place }) => {
        void adding.add(files, place ?? $placeHere());
        return true;
      },
      COMMAND_PRIORITY_EDITOR,
    ),
    editor.registerCommand(
      CHOOSE_PICTURE,
      () => {
        const place = $placeHere();
        request('app.choosePictures', {}).then(
          (files) => (files.length > 0 ? adding.add(files, place) : undefined),
          (error: unknown) => adding.tell(error),
        );
        return true;
      },
      COMMAND_PRIORITY_EDITOR,
    ),
    editor.registerCommand(
      OPEN_PICTURE,
      ({ key, focus }) => {
        if ($isImageNode($getNodeByKey(key))) setOpen(opened(key, focus));
        return true;
      },
      COMMAND_PRIORITY_EDITOR,
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** A click on a picture selects it and shows its panel; the caret stays out of it. */
function clicks(body: BodyController, setOpen: SetOpen): () => void {
  const root = body.rootElement();
  const thingAt = ({ target, button }: MouseEvent): string | null => {
    const apart = target instanceof Element && button === 0 ? target.closest('[data-apart]') : null;
    return apart?.closest('[data-block]')?.getAttribute('data-block') ?? null;
  };
  const press = (event: MouseEvent): void => {
    if (thingAt(event) === null) return;
    event.preventDefault();
    root?.focus({ preventScroll: true });
  };
  const click = (event: MouseEvent): void => {
    const id = thingAt(event);
    if (id === null) return;
    // The focus brings a caret of its own with it, which the browser tells of a moment later.
    setTimeout(() => {
      const key = body.selectThing(id);
      if (key !== null) setOpen(opened(key, false));
    });
  };
  root?.addEventListener('mousedown', press);
  root?.addEventListener('click', click);
  return () => {
    root?.removeEventListener('mousedown', press);
    root?.removeEventListener('click', click);
  };
}

function Adding({ adding }: { adding: PictureAdding }) {
  const { adding: count, problems } = useSyncExternalStore(adding.listen, adding.get);
  return (
    <>
      <div role="status" className={count > 0 ? styles.strip : undefined}>
        {count > 0 ? <span>{count === 1 ? 'Adding a picture…' : `Adding ${count} pictures…`}</span> : null}
      </div>
      {problems.length > 0 ? (
        <div role="alert" className={styles.problem}>
          <ul>
            {[...new Set(problems)].map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          <Button small onClick={() => adding.forgetProblems()}>
            Close
          </Button>
        </div>
      ) : null}
    </>
  );
}
